import type { DeskEntry, DeskTicketDetail } from '@codepushgo/contract';
import { filesOf } from '#ticket-files';
import { findTicket, linksOf, readEvents, referencesOf, staffEntries } from '#ticket-store';
import { ticketDetail } from '#tickets';
import type { Ctx } from '../../context.ts';
import { afterCursor, toPage, type Page, type PageRequest } from '../../platform/paging.ts';
import { agentOf, showDeskTickets } from './desk-ticket.ts';
import { noteReading } from './note-reading.ts';

/**
 * One ticket as staff see it.
 *
 * @throws Problem `forbidden`, `not-found`
 * @example const { clocks, assignee } = await getDeskTicket(ctx, { ticket: 'CPG-12' });
 */
export async function getDeskTicket(ctx: Ctx, input: { ticket: string }): Promise<DeskTicketDetail> {
  agentOf(ctx, 'read');
  const ticket = await findTicket(ctx.db, null, input.ticket);
  await noteReading(ctx, ticket);
  const links = (await linksOf(ctx.db, ticket)).filter(({ kind }) => kind === 'ticket');
  const named = await referencesOf(
    ctx.db,
    links.map(({ target }) => target),
  );
  const [shown] = await showDeskTickets(ctx, ctx.db, [ticket]);
  return {
    ...(await ticketDetail(ctx, ctx.db, ticket, 'staff')),
    ...shown!,
    links: links.flatMap(({ target }) => named.get(target) ?? []),
  };
}

/**
 * All that happened on a ticket, in its order, with what staff keep for themselves.
 *
 * @throws Problem `forbidden`, `not-found`
 * @example const { items } = await deskTimeline(ctx, { ticket: 'CPG-12', limit: 50 });
 */
export async function deskTimeline(
  ctx: Ctx,
  input: { ticket: string } & PageRequest,
): Promise<Page<DeskEntry>> {
  agentOf(ctx, 'read');
  const ticket = await findTicket(ctx.db, null, input.ticket);
  await noteReading(ctx, ticket);
  const after = Number(afterCursor(input.cursor) ?? 0) || 0;
  const events = await readEvents(ctx.db, ticket, { after, limit: input.limit + 1, publicOnly: false });
  const page = toPage(events, input.limit, ({ seq }) => String(seq));
  return { ...page, items: await staffEntries(ctx.db, ticket.orgId, page.items, filesOf) };
}
