import type { TicketClock } from '@codepushgo/contract';
import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Db, Tx } from '../../platform/db.ts';
import { toTicketClock } from './clock-rows.ts';
import { slaClocks } from './schema.ts';

/**
 * The clocks of some tickets as they are at an instant, by ticket, in the order in which they began.
 *
 * @example const clocks = (await clocksOf(ctx.db, [ticket], now)).get(ticket.id) ?? [];
 */
export async function clocksOf(
  db: Db | Tx,
  tickets: { orgId: string; id: string }[],
  now: Date,
): Promise<Map<string, TicketClock[]>> {
  if (tickets.length === 0) return new Map();
  const orgs = [...new Set(tickets.map(({ orgId }) => orgId))];
  const ids = tickets.map(({ id }) => id);
  const rows = await db
    .select()
    .from(slaClocks)
    .where(and(inArray(slaClocks.orgId, orgs), inArray(slaClocks.ticketId, ids)))
    .orderBy(asc(slaClocks.startedAt), asc(slaClocks.clock), asc(slaClocks.seq));
  const byTicket = Map.groupBy(rows, ({ ticketId }) => ticketId);
  return new Map(ids.map((id) => [id, (byTicket.get(id) ?? []).map((row) => toTicketClock(row, now))]));
}

/**
 * The clock that is due next: what is overdue comes first.
 *
 * @example owedOf([])?.dueAt; // undefined
 */
export function owedOf(clocks: TicketClock[]): TicketClock | null {
  const owed = clocks.filter(
    ({ state, dueAt }) => (state === 'running' || state === 'breached') && dueAt !== null,
  );
  return owed.toSorted((a, b) => (a.dueAt! < b.dueAt! ? -1 : 1))[0] ?? null;
}

/**
 * Takes the clocks of a ticket to another organisation, with the ticket.
 *
 * @example await moveClocks(tx, org.id, [ticket.id], 'org_2');
 */
export async function moveClocks(tx: Tx, orgId: string, ticketIds: string[], toOrgId: string): Promise<void> {
  if (ticketIds.length === 0) return;
  await tx
    .update(slaClocks)
    .set({ orgId: toOrgId })
    .where(and(eq(slaClocks.orgId, orgId), inArray(slaClocks.ticketId, ticketIds)));
}
