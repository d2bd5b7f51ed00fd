import type { DeskTicket } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { FaultView } from '../../app/fault-view.tsx';
import { useTexts } from '../../app/language.ts';
import { useUrlParams } from '../../app/search.ts';
import { deskTexts } from '../../texts/desk.ts';
import { deskWords } from '../../texts/desk-words.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useUi } from '../../ui/ui-context.tsx';
import { deskPath } from './desk-address.ts';
import { DueMark } from './due-mark.tsx';
import { SeverityMark } from '../support/severity-mark.tsx';
import type { Queue } from './use-queue.ts';

/** The queue beside an open ticket, so that one never leaves it. Hidden where there is no room for both. */
export function QueueList({ query }: { query: Queue }): ReactNode {
  const t = useTexts(deskTexts);
  return (
    <nav
      aria-label={t.queue}
      data-queue
      className="sticky top-4 hidden max-h-[calc(100dvh-2rem)] overflow-y-auto rounded-md border border-line lg:block"
    >
      {query.isPending && <Skeleton lines={8} className="p-3" />}
      {query.isError && !query.data && <FaultView error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && <Lines page={query.data} />}
    </nav>
  );
}

function Lines({ page }: { page: NonNullable<Queue['data']> }): ReactNode {
  const t = useTexts(deskTexts);
  const { values, set } = useUrlParams();
  const { nextCursor } = page;
  return (
    <>
      {page.items.length === 0 && <p className="p-3 text-quiet">{t.empty}</p>}
      <ul className="divide-y divide-line">
        {page.items.map((ticket) => (
          <Line key={ticket.id} ticket={ticket} isHere={ticket.reference === values['ticket']} />
        ))}
      </ul>
      {(values['after'] || nextCursor) && (
        <div className="flex flex-col gap-2 border-t border-line p-2">
          {nextCursor && <Button onClick={() => set({ after: nextCursor })}>{t.more}</Button>}
          {values['after'] && <Button onClick={() => set({ after: undefined })}>{t.first}</Button>}
        </div>
      )}
    </>
  );
}

function Line({ ticket, isHere }: { ticket: DeskTicket; isHere: boolean }): ReactNode {
  const t = useTexts(deskTexts);
  const words = useTexts(deskWords);
  const { Link } = useUi();
  const { values } = useUrlParams();
  const { reference, subject, organisation, severity, assignee } = ticket;
  return (
    <li>
      <Link
        href={deskPath(values, reference)}
        aria-current={isHere ? 'true' : undefined}
        className={classNames(
          'ui-row-link ui-focus-inside flex flex-col gap-1 px-3 py-2 text-text no-underline',
          isHere ? 'bg-accent-soft' : 'hover:bg-hover',
        )}
      >
        <span className="flex items-center justify-between gap-2 text-xs">
          <span className="ui-mono text-xs">{reference}</span>
          <SeverityMark severity={severity} />
        </span>
        <span className="line-clamp-2 font-medium">{subject}</span>
        <span className="text-xs">
          <DueMark ticket={ticket} />
        </span>
        <span className="truncate text-xs text-quiet">
          {organisation?.name ?? t.noOrganisation} · {assignee?.name ?? words.nobody}
        </span>
      </Link>
    </li>
  );
}
