import { filesOf } from '#ticket-files';
import {
  readEvents,
  staffEntries,
  type TicketChange,
  type TicketRefusal,
  type TicketRow,
} from '#ticket-store';
import type { Tx } from '../../platform/db.ts';
import { Problem } from '../../platform/problem.ts';

const MOST_TOLD = 20;

/** What says nothing that an answer depends on. */
const SILENT: TicketChange['kind'][] = ['terms', 'coverage', 'qualified', 'assigned', 'tagged'];

/**
 * Refuses an answer whose writer has not read what others have done since.
 *
 * @param seq the last event that was read
 * @throws Problem `conflict` with `seq`, the last event now, and `changed`, what happened since, as the desk shows it
 * @example await assertCurrent(tx, ticket, agent.accountId, 12);
 */
export async function assertCurrent(
  tx: Tx,
  ticket: TicketRow,
  accountId: string,
  seq: number,
): Promise<void> {
  if (ticket.lastSeq <= seq) return;
  const events = await readEvents(tx, ticket, { after: seq, limit: ticket.lastSeq - seq, publicOnly: false });
  const news = events.filter((one) => one.accountId !== accountId && !SILENT.includes(one.change.kind));
  if (news.length === 0) return;
  const changed = await staffEntries(tx, ticket.orgId, news.slice(-MOST_TOLD), filesOf);
  throw new Problem(
    'conflict',
    'The ticket has changed since you read it. Read what is new, then send again.',
    {
      reason: 'ticket-changed' satisfies TicketRefusal,
      seq: ticket.lastSeq,
      changed,
    },
  );
}
