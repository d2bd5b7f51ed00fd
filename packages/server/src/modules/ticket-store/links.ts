import { and, asc, eq, sql } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import type { Db, Tx } from '../../platform/db.ts';
import type { TicketRow } from './find-ticket.ts';
import { ticketEvents, ticketLinks, ticketParticipants, tickets } from './schema.ts';

type Named = Pick<TicketRow, 'orgId' | 'id'>;
/** What a ticket is linked to. */
export interface Link {
  kind: 'ticket' | 'incident';
  target: string;
}

/**
 * Links a ticket; false when it was linked already. An event must say so.
 *
 * @example await addLink(ctx, tx, ticket, { kind: 'incident', target: 'inc_1' });
 */
export async function addLink(
  ctx: Ctx,
  tx: Tx,
  { orgId, id: ticketId }: Named,
  link: Link,
): Promise<boolean> {
  const rows = await tx
    .insert(ticketLinks)
    .values({ orgId, ticketId, ...link, createdAt: ctx.clock.now() })
    .onConflictDoNothing()
    .returning();
  return rows.length > 0;
}

/**
 * What a ticket is linked to, in the order in which it was.
 *
 * @example const links = await linksOf(ctx.db, ticket);
 */
export function linksOf(db: Db | Tx, { orgId, id }: Named): Promise<Link[]> {
  return db
    .select({ kind: ticketLinks.kind, target: ticketLinks.target })
    .from(ticketLinks)
    .where(and(eq(ticketLinks.orgId, orgId), eq(ticketLinks.ticketId, id)))
    .orderBy(asc(ticketLinks.createdAt), asc(ticketLinks.target));
}

/**
 * The open tickets of all organisations that are linked to an incident, by id.
 *
 * @example for (const { id } of await ticketsOfIncident(ctx.db, 'inc_1')) console.log(id);
 */
export async function ticketsOfIncident(db: Db | Tx, incident: string): Promise<TicketRow[]> {
  const rows = await db
    .select({ ticket: tickets })
    .from(ticketLinks)
    .innerJoin(tickets, and(eq(tickets.orgId, ticketLinks.orgId), eq(tickets.id, ticketLinks.ticketId)))
    .where(
      and(
        eq(ticketLinks.kind, 'incident'),
        eq(ticketLinks.target, incident),
        sql`${tickets.status} NOT IN ('solved', 'closed')`,
      ),
    )
    .orderBy(tickets.id);
  return rows.map(({ ticket }) => ticket);
}

/**
 * Whether an update of an incident has answered a ticket already. The caller holds the ticket.
 *
 * @example if (!(await isAnsweredBy(tx, ticket, 'p3v8k2m9q4w1'))) console.log('not yet');
 */
export async function isAnsweredBy(tx: Tx, { orgId, id }: Named, update: string): Promise<boolean> {
  const rows = await tx
    .select({ seq: ticketEvents.seq })
    .from(ticketEvents)
    .where(
      and(
        eq(ticketEvents.orgId, orgId),
        eq(ticketEvents.ticketId, id),
        sql`${ticketEvents.change} ->> 'update' = ${update}`,
      ),
    )
    .limit(1);
  return rows.length > 0;
}

/**
 * Makes somebody take part; false when he did already. An event must say so.
 *
 * @example const isNew = await addParticipant(ctx, tx, ticket, account.id);
 */
export async function addParticipant(
  ctx: Ctx,
  tx: Tx,
  { orgId, id: ticketId }: Named,
  accountId: string,
): Promise<boolean> {
  const rows = await tx
    .insert(ticketParticipants)
    .values({ orgId, ticketId, accountId, createdAt: ctx.clock.now() })
    .onConflictDoNothing()
    .returning();
  return rows.length > 0;
}

/**
 * Who takes part beside the requester, in the order of their coming.
 *
 * @example (await participantsOf(ctx.db, ticket)).includes(account.id);
 */
export async function participantsOf(db: Db | Tx, { orgId, id }: Named): Promise<string[]> {
  const rows = await db
    .select({ accountId: ticketParticipants.accountId })
    .from(ticketParticipants)
    .where(and(eq(ticketParticipants.orgId, orgId), eq(ticketParticipants.ticketId, id)))
    .orderBy(asc(ticketParticipants.createdAt), asc(ticketParticipants.accountId));
  return rows.map(({ accountId }) => accountId);
}
