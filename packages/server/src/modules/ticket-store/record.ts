import { and, eq } from 'drizzle-orm';
import { keepClocks, type ClockHistory } from '#ticket-clocks';
import type { Folded } from '#support-clocks';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { newId } from '../../platform/ids.ts';
import type { TicketRow } from './find-ticket.ts';
import { clockHistory, mergedWith } from './read-history.ts';
import { ticketEvents, tickets } from './schema.ts';
import { stepOf } from './step-of.ts';
import type { TicketChange } from './ticket-change.ts';

/** On whose side something was done, and by whom. */
export interface By {
  side: 'customer' | 'participant' | 'agent' | 'system';
  accountId: string | null;
}

/** What a verb may set on a ticket; everything else follows from the events. */
export type TicketSet = Partial<
  Pick<
    TicketRow,
    | 'orgId'
    | 'projectId'
    | 'assigneeId'
    | 'tags'
    | 'waits'
    | 'snapshot'
    | 'isSponsored'
    | 'terms'
    | 'coverageUntil'
    | 'mergedIntoId'
    | 'ratingScore'
    | 'ratingComment'
  >
>;

/**
 * Appends events to a ticket and computes what follows from them: status, severity, clocks. The only way to write
 * events. The caller holds the ticket, and those that are merged with it.
 *
 * @returns the ticket as it is then
 * @example const after = await record(ctx, tx, ticket, by, [{ kind: 'sponsored' }], { waits: null });
 */
export async function record(
  ctx: Ctx,
  tx: Tx,
  ticket: TicketRow,
  by: By,
  changes: TicketChange[],
  set: TicketSet = {},
): Promise<TicketRow> {
  // Two processes may not agree on the time; a ticket's events go forward.
  const at = new Date(Math.max(ctx.clock.nowMs(), ticket.lastEventAt.getTime()));
  await appendEvents(ctx, tx, ticket, by, at, changes);
  const lastSeq = ticket.lastSeq + changes.length;
  const [row] = await tx
    .update(tickets)
    .set({ ...set, lastSeq, lastEventAt: at, ...(changes.some(isShown) && { updatedAt: at }) })
    .where(isRow(ticket))
    .returning();
  const after = await refold(tx, row!, at);
  const of = { orgId: after.orgId, ticketId: after.id, accountId: by.accountId };
  for (const change of changes) {
    const step = stepOf(change);
    if (step) await ctx.news.ticketStepped(ctx, tx, { ...of, step });
  }
  return after;
}

// What customers see of a ticket must not tell that staff work on it among themselves.
function isShown({ kind }: TicketChange): boolean {
  return ![
    'note',
    'assigned',
    'tagged',
    'linked',
    'no_reply_needed',
    'terms',
    'coverage',
    'automatic',
    'erased',
  ].includes(kind);
}

/** Writes the events of a ticket without computing anything from them. */
export async function appendEvents(
  ctx: Ctx,
  tx: Tx,
  { orgId, id: ticketId, lastSeq }: Pick<TicketRow, 'orgId' | 'id' | 'lastSeq'>,
  by: By,
  at: Date,
  changes: TicketChange[],
): Promise<void> {
  if (changes.length === 0) return;
  const base = { orgId, ticketId, at, ...by };
  await tx
    .insert(ticketEvents)
    .values(
      changes.map((change, n) => ({ ...base, seq: lastSeq + n + 1, id: newId('tev', ctx.clock), change })),
    );
  for (const change of changes) await tell(ctx, tx, { orgId, ticketId }, by, change);
}

const SPOKEN = { opened: 'customer', message: 'customer', reply: 'agent', incident_update: 'agent' } as const;

async function tell(
  ctx: Ctx,
  tx: Tx,
  at: { orgId: string; ticketId: string },
  { accountId }: By,
  change: TicketChange,
): Promise<void> {
  if (change.kind in SPOKEN && 'messageId' in change) {
    const side = SPOKEN[change.kind as keyof typeof SPOKEN];
    await ctx.news.ticketSpoken(ctx, tx, { ...at, messageId: change.messageId, side, accountId });
  }
  if (change.kind === 'status' && change.to === 'closed') await ctx.news.ticketClosed(ctx, tx, at);
}

/** Computes what follows from the events of a ticket, and of those that are merged with it; it stays as of `now`. */
export async function refold(tx: Tx, ticket: TicketRow, now: Date): Promise<TicketRow> {
  const group = await mergedWith(tx, ticket);
  const ids = group.map(({ id }) => id);
  const history: ClockHistory = await clockHistory(tx, ticket.orgId, ids);
  const folded = await keepClocks(tx, history, now);
  let own = ticket;
  for (const row of group) {
    const after = await writeStanding(tx, row, folded, now);
    if (row.id === ticket.id) own = after;
  }
  return own;
}

async function writeStanding(tx: Tx, row: TicketRow, folded: Folded, now: Date): Promise<TicketRow> {
  const standing = folded.tickets.find(({ ticketId }) => ticketId === row.id)!;
  const status = standing.mergedInto === null ? standing.status : 'closed';
  const isOver = status === 'solved' || status === 'closed';
  const dues = folded.clocks
    .filter(({ ticketId, state }) => ticketId === row.id && (state === 'running' || state === 'breached'))
    .flatMap(({ dueAt }) => dueAt ?? []);
  const set = {
    status,
    severity: standing.severity,
    awaitsReply: standing.awaitsReply,
    solvedAt: isOver ? (row.solvedAt ?? now) : null,
    dueAt: dues.toSorted((a, b) => a.getTime() - b.getTime())[0] ?? null,
  };
  const isSame =
    row.status === set.status &&
    row.severity === set.severity &&
    row.awaitsReply === set.awaitsReply &&
    row.solvedAt?.getTime() === set.solvedAt?.getTime() &&
    row.dueAt?.getTime() === set.dueAt?.getTime();
  if (isSame) return row;
  const [after] = await tx.update(tickets).set(set).where(isRow(row)).returning();
  return after!;
}

function isRow({ orgId, id }: Pick<TicketRow, 'orgId' | 'id'>) {
  return and(eq(tickets.orgId, orgId), eq(tickets.id, id));
}
