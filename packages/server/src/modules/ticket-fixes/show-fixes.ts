import type { TicketFix } from '@codepushgo/contract';
import { apps } from '#apps';
import { channels } from '#channels';
import { authoriseAgent } from '#organisations';
import { findTicket, namesOf, type TicketRow } from '#ticket-store';
import { ticketInOrg } from '#tickets';
import { and, asc, eq } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import type { Db, Tx } from '../../platform/db.ts';
import { findArrival } from './find-arrival.ts';
import type { FixRow } from './fix-record.ts';
import { ticketFixes } from './schema.ts';

const MOST = 100;

/** The fixes of a ticket, in their order, or one of them. */
export async function showFixes(
  ctx: Ctx,
  db: Db | Tx,
  ticket: Pick<TicketRow, 'orgId' | 'id'>,
  id?: string,
): Promise<TicketFix[]> {
  const rows = await db
    .select({ fix: ticketFixes, app: apps.name, channel: channels.name })
    .from(ticketFixes)
    .leftJoin(apps, and(eq(apps.orgId, ticketFixes.orgId), eq(apps.id, ticketFixes.appId)))
    .leftJoin(channels, and(eq(channels.orgId, ticketFixes.orgId), eq(channels.id, ticketFixes.channelId)))
    .where(
      and(
        eq(ticketFixes.orgId, ticket.orgId),
        eq(ticketFixes.ticketId, ticket.id),
        id === undefined ? undefined : eq(ticketFixes.id, id),
      ),
    )
    .orderBy(asc(ticketFixes.id))
    .limit(MOST);
  const people = await namesOf(
    db,
    rows.flatMap(({ fix }) => [fix.madeBy, fix.decidedBy]),
  );
  const person = (accountId: string) => ({ accountId, name: people.get(accountId) ?? '' });
  const shown: TicketFix[] = [];
  for (const { fix, app, channel } of rows)
    shown.push({
      id: fix.id,
      kind: fix.kind,
      state: fix.state,
      app: app ?? '',
      channel: channel ?? '',
      device: fix.device,
      label: fix.label,
      from: fix.fromLabel,
      reason: fix.reason,
      by: person(fix.madeBy),
      at: fix.madeAt.toISOString(),
      decidedBy: fix.decidedBy === null ? null : person(fix.decidedBy),
      decidedAt: fix.decidedAt?.toISOString() ?? null,
      expects: fix.expects,
      arrival: await arrivalOf(ctx, db, fix),
    });
  return shown;
}

// What has arrived once stays proved, though the device may have moved on.
async function arrivalOf(ctx: Ctx, db: Db | Tx, fix: FixRow): Promise<TicketFix['arrival']> {
  const now = fix.state === 'applied' ? await findArrival(db, fix) : null;
  const at = fix.arrivedAt ?? (now && (now.reportedAt ?? ctx.clock.now()));
  return at && { at: at.toISOString(), devices: now?.devices ?? 0 };
}

/**
 * What staff did or propose to mend what a ticket is about, for those who see the ticket.
 *
 * @throws Problem `not-found`
 */
export async function listFixes(
  ctx: Ctx,
  input: { org: string; ticket: string },
): Promise<{ items: TicketFix[] }> {
  const { ticket } = await ticketInOrg(ctx, input, 'ticket.read');
  return { items: await showFixes(ctx, ctx.db, ticket) };
}

/** The same for staff. */
export async function listDeskFixes(ctx: Ctx, input: { ticket: string }): Promise<{ items: TicketFix[] }> {
  authoriseAgent(ctx.actor, 'ticket.handle', 'read');
  const ticket = await findTicket(ctx.db, null, input.ticket);
  return { items: await showFixes(ctx, ctx.db, ticket) };
}
