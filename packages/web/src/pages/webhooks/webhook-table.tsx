import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Webhook } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { orgPath } from '../../app/addresses.ts';
import { api } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { rowsOf } from '../../app/rows-of.ts';
import { useUrlParams } from '../../app/search.ts';
import { webhookTexts } from '../../texts/webhooks.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Table } from '../../ui/table.tsx';
import type { Column } from '../../ui/table-types.ts';
import { EventNames, FilterWords } from './webhook-words.tsx';
import { WebhookState } from './webhook-state.tsx';

/** The webhooks of an organisation, each leading to its delivery log. */
export function WebhookTable({ org, create }: { org: string; create: ReactNode }): ReactNode {
  const t = useTexts(webhookTexts);
  const params = useUrlParams();
  const cursor = params.values['after'];
  const query = useQuery(
    api.notifications.listWebhooks.queryOptions({
      input: { org, cursor },
      placeholderData: keepPreviousData,
    }),
  );
  const columns: Column<Webhook>[] = [
    {
      id: 'address',
      header: t.address,
      isMain: true,
      cell: ({ url, description }) => (
        <span className="flex min-w-0 flex-col">
          {url}
          {description && <span className="font-normal text-quiet">{description}</span>}
        </span>
      ),
    },
    { id: 'state', header: t.state, cell: (webhook) => <WebhookState webhook={webhook} /> },
    { id: 'events', header: t.events, cell: ({ events }) => <EventNames events={events} /> },
    { id: 'only', header: t.only, cell: ({ filter }) => <FilterWords filter={filter} /> },
  ];
  return (
    <Table
      label={t.list}
      columns={columns}
      {...rowsOf(query)}
      rowKey={({ id }) => id}
      rowHref={({ id }) => orgPath(org, 'settings', 'webhooks', id)}
      params={params}
      empty={
        <EmptyState level={2} icon="webhook" title={t.none} actions={create}>
          {t.noneText}
        </EmptyState>
      }
    />
  );
}
