import { and, eq, inArray } from 'drizzle-orm';
import { moveClocks } from '#ticket-clocks';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import {
  ticketEvents,
  ticketLinks,
  ticketMessages,
  ticketNotes,
  ticketParticipants,
  tickets,
} from './schema.ts';

const PARTS = [ticketEvents, ticketMessages, ticketNotes, ticketParticipants, ticketLinks] as const;

/**
 * Takes tickets to another organisation, with all that belongs to them: a project moved, or a request that named no
 * project turned out to be about one there.
 *
 * @example await moveTickets(ctx, tx, org.id, [ticket.id], 'org_2');
 */
export async function moveTickets(
  ctx: Ctx,
  tx: Tx,
  orgId: string,
  ids: string[],
  toOrgId: string,
): Promise<void> {
  if (ids.length === 0 || orgId === toOrgId) return;
  for (const part of PARTS)
    await tx
      .update(part)
      .set({ orgId: toOrgId })
      .where(and(eq(part.orgId, orgId), inArray(part.ticketId, ids)));
  await tx
    .update(tickets)
    .set({ orgId: toOrgId })
    .where(and(eq(tickets.orgId, orgId), inArray(tickets.id, ids)));
  await moveClocks(tx, orgId, ids, toOrgId);
  await ctx.news.ticketsMoved(ctx, tx, { fromOrgId: orgId, toOrgId, ticketIds: ids });
}

/**
 * The ids of all tickets of a project.
 *
 * @example const ids = await ticketsOfProject(tx, org.id, project.id);
 */
export async function ticketsOfProject(tx: Tx, orgId: string, projectId: string): Promise<string[]> {
  const rows = await tx
    .select({ id: tickets.id })
    .from(tickets)
    .where(and(eq(tickets.orgId, orgId), eq(tickets.projectId, projectId)));
  return rows.map(({ id }) => id);
}

/**
 * Lets tickets stay behind when a project goes: they name none any more, so that they are for who asked, who takes part,
 * and whoever runs the organisation.
 *
 * @example await leaveProject(tx, org.id, [ticket.id], project.id);
 */
export async function leaveProject(tx: Tx, orgId: string, ids: string[], projectId: string): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .update(tickets)
    .set({ projectId: null })
    .where(and(eq(tickets.orgId, orgId), eq(tickets.projectId, projectId), inArray(tickets.id, ids)));
}
