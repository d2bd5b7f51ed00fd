import type { Delivery } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { deliveryTexts } from '../../texts/deliveries.ts';
import { Badge, type Tone } from '../../ui/badge.tsx';
import type { IconName } from '../../ui/icon.tsx';
import type { Column } from '../../ui/table-types.ts';
import { RelativeTime } from '../../ui/time.tsx';
import { useFormat } from '../../ui/ui-context.tsx';
import { EventName } from './webhook-words.tsx';

const looks: Record<Delivery['state'], { tone: Tone; icon: IconName }> = {
  pending: { tone: 'info', icon: 'clock' },
  delivered: { tone: 'good', icon: 'check' },
  failed: { tone: 'bad', icon: 'triangle-alert' },
  cancelled: { tone: 'neutral', icon: 'x' },
};

/** The columns of a delivery log. */
export function useDeliveryColumns(): Column<Delivery>[] {
  const t = useTexts(deliveryTexts);
  const format = useFormat();
  return [
    { id: 'event', header: t.event, isMain: true, cell: ({ event }) => <EventName event={event} /> },
    { id: 'state', header: t.state, cell: ({ state }) => <DeliveryBadge state={state} /> },
    { id: 'last', header: t.last, cell: (delivery) => <Outcome {...toOutcome(delivery)} /> },
    {
      id: 'attempts',
      header: t.attempts,
      align: 'end',
      cell: ({ attemptCount }) => format.number(attemptCount),
    },
    { id: 'when', header: t.when, cell: ({ createdAt }) => <RelativeTime value={createdAt} /> },
  ];
}

function toOutcome({ lastStatus, lastFailure }: Delivery) {
  return { status: lastStatus, failure: lastFailure };
}

/** What became of a delivery. */
export function DeliveryBadge({ state }: { state: Delivery['state'] }): ReactNode {
  const t = useTexts(deliveryTexts);
  return <Badge {...looks[state]}>{t.states[state]}</Badge>;
}

/** What an attempt came to: a status, or why there is none. */
export function Outcome(props: { status: number | null; failure: Delivery['lastFailure'] }): ReactNode {
  const t = useTexts(deliveryTexts);
  if (props.failure) return t.failures[props.failure];
  if (props.status !== null) return t.httpStatus(props.status);
  return <span className="text-quiet">–</span>;
}
