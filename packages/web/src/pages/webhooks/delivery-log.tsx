import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Delivery } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { orgPath } from '../../app/addresses.ts';
import { api } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { rowsOf } from '../../app/rows-of.ts';
import { useUrlParams, writeSearch } from '../../app/search.ts';
import { Section } from '../../app/section.tsx';
import { deliveryTexts } from '../../texts/deliveries.ts';
import { webhookTexts } from '../../texts/webhooks.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Table } from '../../ui/table.tsx';
import type { Filter } from '../../ui/table-types.ts';
import { DeliveryDrawer } from './delivery-drawer.tsx';
import { useDeliveryColumns } from './delivery-columns.tsx';

const STATES = ['pending', 'delivered', 'failed', 'cancelled'] as const;
const BUSY_MS = 2000;

/** Everything that was sent to a webhook, newest first; while something is under way it looks again. */
export function DeliveryLog(props: { org: string; webhook: string; onReplay: () => void }): ReactNode {
  const { org, webhook } = props;
  const t = useTexts(deliveryTexts);
  const params = useUrlParams();
  const { values, set } = params;
  const input = {
    org,
    webhook,
    cursor: values['after'],
    state: STATES.find((state) => state === values['state']),
    event: values['event'],
  };
  const query = useQuery(
    api.notifications.listDeliveries.queryOptions({
      input,
      placeholderData: keepPreviousData,
      refetchInterval: ({ state }) => (state.data?.items.some(isUnderWay) ? BUSY_MS : false),
    }),
  );
  const chosen = values['delivery'];
  const here = orgPath(org, 'settings', 'webhooks', webhook);
  return (
    <Section title={t.log}>
      <Table
        label={t.log}
        columns={useDeliveryColumns()}
        {...rowsOf(query)}
        rowKey={({ id }) => id}
        rowHref={({ id }) => here + writeSearch({ ...values, delivery: id })}
        filters={useDeliveryFilters()}
        tools={
          <Button icon="refresh" onClick={props.onReplay}>
            {t.replayFailed}
          </Button>
        }
        params={params}
        empty={
          <EmptyState icon="webhook" title={t.none}>
            {t.noneText}
          </EmptyState>
        }
      />
      {chosen && (
        <DeliveryDrawer
          {...{ org, webhook }}
          delivery={chosen}
          onClose={() => set({ delivery: undefined })}
        />
      )}
    </Section>
  );
}

function isUnderWay({ state, attemptCount }: Delivery): boolean {
  return state === 'pending' && attemptCount === 0;
}

function useDeliveryFilters(): Filter[] {
  const t = useTexts(deliveryTexts);
  const { eventNames } = useTexts(webhookTexts);
  return [
    {
      kind: 'choice',
      name: 'state',
      label: t.state,
      choices: STATES.map((value) => ({ value, label: t.states[value] })),
    },
    {
      kind: 'choice',
      name: 'event',
      label: t.event,
      choices: Object.entries(eventNames).map(([value, label]) => ({ value, label })),
    },
  ];
}
