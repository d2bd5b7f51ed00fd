import { count } from 'drizzle-orm';
import { and, eq, sql } from 'drizzle-orm';
import { OPEN_TICKET_COUNT, type SupportQueue } from '@codepushgo/contract';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { newId } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { NO_ORGANISATION, type TicketRow } from './find-ticket.ts';
import { appendEvents, refold, type By } from './record.ts';
import type { TicketRefusal } from './refusals.ts';
import { tickets } from './schema.ts';
import type { TicketChange } from './ticket-change.ts';
import { writeMessage, type NewMessage } from './write-message.ts';

/** What a ticket begins with. */
export type NewTicket = Pick<
  TicketRow,
  | 'orgId'
  | 'requesterId'
  | 'requesterEmail'
  | 'language'
  | 'subject'
  | 'category'
  | 'queue'
  | 'channel'
  | 'waits'
  | 'severity'
  | 'projectId'
  | 'snapshot'
  | 'terms'
  | 'coverageUntil'
  | 'followUpOfId'
> & {
  /** When the server received it; left out: now. */
  receivedAt?: Date;
};

const QUEUES = ['billing', 'security', 'abuse', 'data_protection'] as const;

/**
 * Writes a ticket with its first message, and starts what clocks it has. The caller authorises, audits and tells.
 *
 * @throws Problem `limit-reached` when the organisation has too many open ones
 * @example
 * const make = (fresh: import('#ticket-store').NewTicket) =>
 *   makeTicket(ctx, tx, fresh, by, { text: 'It does not start.', channel: 'console' });
 */
export async function makeTicket(
  ctx: Ctx,
  tx: Tx,
  { receivedAt, ...fresh }: NewTicket,
  by: By,
  message: NewMessage,
): Promise<TicketRow> {
  await assertRoom(tx, fresh.orgId);
  const at = receivedAt ?? ctx.clock.now();
  const stamps = { createdAt: at, updatedAt: at, lastEventAt: at };
  const [row] = await tx
    .insert(tickets)
    .values({ id: newId('tkt', ctx.clock), ...fresh, status: 'new', ...stamps })
    .returning();
  const messageId = await writeMessage(ctx, tx, row!, message);
  const changes = firstChanges(row!, messageId);
  await appendEvents(ctx, tx, row!, by, at, changes);
  const [after] = await tx
    .update(tickets)
    .set({ lastSeq: changes.length })
    .where(and(eq(tickets.orgId, row!.orgId), eq(tickets.id, row!.id)))
    .returning();
  return refold(tx, after!, ctx.clock.now());
}

function firstChanges({ terms, severity, queue, waits }: TicketRow, messageId: string): TicketChange[] {
  const { policyVersion, scheduleId, responseRow, promise } = terms;
  const own: SupportQueue | null = QUEUES.find((one) => one === queue) ?? null;
  return [
    { kind: 'terms', policyVersion, scheduleId },
    { kind: 'opened', severity, queue: own, qualified: waits === null, responseRow, promise, messageId },
  ];
}

async function assertRoom(tx: Tx, orgId: string): Promise<void> {
  if (orgId === NO_ORGANISATION) return;
  // One at a time, so that two of them do not both find the last place.
  await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtext(${`tickets ${orgId}`}))`);
  const [row] = await tx
    .select({ n: count() })
    .from(tickets)
    .where(and(eq(tickets.orgId, orgId), sql`${tickets.status} NOT IN ('solved', 'closed')`));
  const actual = row?.n ?? 0;
  if (actual < OPEN_TICKET_COUNT) return;
  throw new Problem(
    'limit-reached',
    `The organisation has ${OPEN_TICKET_COUNT} open tickets, which is the most. Solve those that are done, or write on one that is open.`,
    { reason: 'open-tickets' satisfies TicketRefusal, limit: OPEN_TICKET_COUNT, actual },
  );
}
