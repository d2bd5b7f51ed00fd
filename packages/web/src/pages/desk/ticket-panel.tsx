import type { DeskTicketDetail } from '@codepushgo/contract';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, type ReactNode } from 'react';
import { api, client, queryClient } from '../../app/api.ts';
import { FaultView } from '../../app/fault-view.tsx';
import { Loaded } from '../../app/loaded.tsx';
import { useWholeList } from '../../app/whole-list.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { ActDialogs } from './act-dialogs.tsx';
import { Composer } from './composer.tsx';
import { Conversation } from './conversation.tsx';
import { FactsPanel } from './facts-panel.tsx';
import { PresenceBanner } from './presence-banner.tsx';
import { TicketHeader } from './ticket-header.tsx';
import type { DeskLive } from './use-desk-live.ts';

/** An open ticket: what was written, where to write, and beside it what is known of it. */
export function TicketPanel(props: {
  name: string;
  /** As the queue knows it. */
  changedAt: string | undefined;
  live: DeskLive;
}): ReactNode {
  const { name, changedAt, live } = props;
  const query = useQuery(api.desk.get.queryOptions({ input: { ticket: name }, refetchOnWindowFocus: false }));
  const { refetch } = query;
  const known = query.data?.updatedAt;
  useEffect(() => {
    // The queue hears of changes first.
    if (changedAt === undefined || known === undefined || changedAt <= known) return;
    void refetch();
    void queryClient.invalidateQueries({ queryKey: api.desk.timeline.key() });
  }, [changedAt, known, refetch]);
  return (
    <Loaded query={query} skeleton={<Skeleton lines={10} />}>
      {(ticket) => <Ticket ticket={ticket} live={live} />}
    </Loaded>
  );
}

function Ticket({ ticket, live }: { ticket: DeskTicketDetail; live: DeskLive }): ReactNode {
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    section.current?.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
    section.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const entries = useWholeList(api.desk.timeline.key(), client.desk.timeline, { ticket: ticket.id });
  const shown = entries.data;
  return (
    <article
      ref={section}
      aria-label={ticket.reference}
      className="grid scroll-mt-16 grid-cols-[minmax(0,1fr)] items-start gap-4 lg:scroll-mt-4 xl:grid-cols-[minmax(0,1fr)_17rem] 2xl:grid-cols-[minmax(0,1fr)_22rem]"
    >
      <div className="flex min-w-0 flex-col gap-4">
        <TicketHeader ticket={ticket} />
        <PresenceBanner people={live.people} />
        <Composer ticket={ticket} entries={shown ?? []} tell={live.tell} />
        {entries.isError && !shown ? (
          <FaultView error={entries.error} onRetry={() => void entries.refetch()} />
        ) : (
          <Conversation ticket={ticket.id} entries={shown} />
        )}
      </div>
      <FactsPanel ticket={ticket} />
      <ActDialogs ticket={ticket} entries={shown ?? []} />
    </article>
  );
}
