import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { Loaded } from '../../app/loaded.tsx';
import { useAtOnce } from '../../app/use-at-once.ts';
import { deliveryTexts } from '../../texts/deliveries.ts';
import { Button } from '../../ui/button.tsx';
import { CodeBlock } from '../../ui/code-block.tsx';
import { CopyableId } from '../../ui/copyable-id.tsx';
import { DialogBody, DialogFooter, Drawer } from '../../ui/dialog.tsx';
import { KeyValues } from '../../ui/key-values.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Time } from '../../ui/time.tsx';
import { useFormat } from '../../ui/ui-context.tsx';
import { DeliveryBadge, Outcome } from './delivery-columns.tsx';
import { EventName } from './webhook-words.tsx';

const BUSY_MS = 2000;

type Detail = Awaited<ReturnType<typeof client.notifications.getDelivery>>;

/** One delivery: what was sent, every attempt, and sending it again. */
export function DeliveryDrawer(props: {
  org: string;
  webhook: string;
  delivery: string;
  onClose: () => void;
}): ReactNode {
  const { onClose, ...input } = props;
  const t = useTexts(deliveryTexts);
  const query = useQuery(
    api.notifications.getDelivery.queryOptions({
      input,
      refetchInterval: ({ state }) => (state.data?.state === 'pending' ? BUSY_MS : false),
    }),
  );
  const replay = useAtOnce(client.notifications.replayDelivery, () => t.replayed);
  const isFinished = query.data && query.data.state !== 'pending';
  return (
    <Drawer isOpen title={t.title} onClose={onClose}>
      <DialogBody className="flex-1">
        <Loaded query={query} skeleton={<Skeleton />}>
          {(delivery) => <Detail delivery={delivery} />}
        </Loaded>
      </DialogBody>
      {isFinished && (
        <DialogFooter>
          <Button icon="refresh" onClick={() => replay(input)}>
            {t.replay}
          </Button>
        </DialogFooter>
      )}
    </Drawer>
  );
}

function Detail({ delivery }: { delivery: Detail }): ReactNode {
  const t = useTexts(deliveryTexts);
  const { id, event, state, createdAt, nextAttemptAt, attempts, body } = delivery;
  const facts = [
    { label: t.event, value: <EventName event={event} /> },
    { label: t.state, value: <DeliveryBadge state={state} /> },
    { label: t.id, value: <CopyableId value={id} label={t.id} /> },
    { label: t.when, value: <Time value={createdAt} withUtc /> },
    ...(nextAttemptAt ? [{ label: t.nextTry, value: <Time value={nextAttemptAt} withUtc /> }] : []),
  ];
  return (
    <>
      <KeyValues items={facts} />
      <section className="flex flex-col gap-3">
        <h3 className="font-semibold">{t.attempts}</h3>
        {attempts.length === 0 && <p className="text-quiet">{t.noAttempts}</p>}
        {attempts.map((attempt) => (
          <Attempt key={attempt.number} attempt={attempt} />
        ))}
      </section>
      <CodeBlock code={pretty(body)} label={t.sent} />
    </>
  );
}

function Attempt({ attempt }: { attempt: Detail['attempts'][number] }): ReactNode {
  const t = useTexts(deliveryTexts);
  const format = useFormat();
  return (
    <div className="flex flex-col gap-1">
      <p>
        <span className="font-medium">{t.attempt(attempt.number)}</span> · <Outcome {...attempt} />
      </p>
      <p className="text-quiet">
        <Time value={attempt.at} withUtc /> · {format.duration(attempt.durationMs)}
      </p>
      {attempt.answer && <CodeBlock code={attempt.answer} label={t.answer} />}
    </div>
  );
}

/** JSON for reading; anything else as it is. */
function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
