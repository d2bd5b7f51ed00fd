import type { CommunityConversion } from '@codepushgo/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { useNewDialog } from '../../app/new-dialog.ts';
import { rowsOf } from '../../app/rows-of.ts';
import { useUrlParams } from '../../app/search.ts';
import { deskPageTexts } from '../../texts/desk-pages.ts';
import { deskTexts } from '../../texts/desk.ts';
import { Badge } from '../../ui/badge.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Table } from '../../ui/table.tsx';
import type { Column } from '../../ui/table-types.ts';
import { RelativeTime } from '../../ui/time.tsx';
import { useUi } from '../../ui/ui-context.tsx';
import { AskAuthorDialog } from './ask-author-dialog.tsx';
import { deskPath } from './desk-address.ts';
import { DeskFrame } from './desk-frame.tsx';

/** `/desk/community`: posts whose authors were asked whether they may become tickets. */
export function CommunityPage(): ReactNode {
  const { community: t } = useTexts(deskPageTexts);
  const { partNames } = useTexts(deskTexts);
  const params = useUrlParams();
  const dialog = useNewDialog('conversion');
  const input = { cursor: params.values['after'], limit: 50 };
  const query = useQuery(api.desk.listConversions.queryOptions({ input, placeholderData: keepPreviousData }));
  const ask = (
    <ButtonLink kind="primary" icon="plus" href={dialog.href}>
      {t.ask}
    </ButtonLink>
  );
  return (
    <DeskFrame title={partNames.community} description={t.intro} actions={ask}>
      <Table
        label={partNames.community}
        columns={useColumns()}
        {...rowsOf(query)}
        rowKey={({ id }) => id}
        params={params}
        empty={
          <EmptyState level={2} icon="users" title={t.empty} actions={ask}>
            {t.emptyText}
          </EmptyState>
        }
      />
      {dialog.isOpen && <AskAuthorDialog onClose={dialog.close} />}
    </DeskFrame>
  );
}

function useColumns(): Column<CommunityConversion>[] {
  const { community: t } = useTexts(deskPageTexts);
  const { Link } = useUi();
  return [
    {
      id: 'post',
      header: t.post,
      isMain: true,
      cell: ({ title, url }) => (
        <span className="flex flex-col">
          {title}
          <a
            href={url}
            target="_blank"
            rel="noreferrer"
            className="text-xs font-normal break-all text-accent"
          >
            {url}
          </a>
        </span>
      ),
    },
    {
      id: 'state',
      header: t.state,
      cell: ({ state }) => (
        <Badge tone={state === 'accepted' ? 'good' : state === 'asked' ? 'info' : 'neutral'}>
          {t.states[state]}
        </Badge>
      ),
    },
    {
      id: 'ticket',
      header: t.ticket,
      cell: ({ ticket }) =>
        ticket ? (
          <Link href={deskPath({}, ticket.reference)} className="text-accent">
            {ticket.reference}
          </Link>
        ) : (
          '–'
        ),
    },
    { id: 'by', header: t.askedBy, cell: ({ askedBy }) => askedBy?.name ?? '–' },
    { id: 'when', header: t.when, cell: ({ askedAt }) => <RelativeTime value={askedAt} /> },
  ];
}
