import type { TicketEntry } from '@codepushgo/contract';
import { publicEntries, readEvents } from '#ticket-store';
import { filesOf } from '#ticket-files';
import type { Ctx } from '../../context.ts';
import { afterCursor, toPage, type Page, type PageRequest } from '../../platform/paging.ts';
import { ticketInOrg } from './ticket-access.ts';

/**
 * What was written and done on a ticket, in its order; nothing of what staff keep for themselves.
 *
 * @throws Problem `not-found`
 * @example const { items } = await ticketTimeline(ctx, { org: 'acme', ticket: 'CPG-12', limit: 50 });
 */
export async function ticketTimeline(
  ctx: Ctx,
  input: { org: string; ticket: string } & PageRequest,
): Promise<Page<TicketEntry>> {
  const { ticket } = await ticketInOrg(ctx, input, 'ticket.read');
  const after = Number(afterCursor(input.cursor) ?? 0) || 0;
  const events = await readEvents(ctx.db, ticket, { after, limit: input.limit + 1, publicOnly: true });
  const page = toPage(events, input.limit, ({ seq }) => String(seq));
  return { ...page, items: await publicEntries(ctx.db, ticket.orgId, page.items, filesOf) };
}
