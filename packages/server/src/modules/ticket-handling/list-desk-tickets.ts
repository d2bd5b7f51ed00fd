import type { DeskTicket, Severity, TicketQueue } from '@codepushgo/contract';
import { findOrganisation } from './find-organisation.ts';
import { tickets, type TicketRow } from '#ticket-store';
import { and, asc, eq, gt, inArray, isNotNull, isNull, or, sql, type SQL } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { afterCursor, toPage, type Page, type PageRequest } from '../../platform/paging.ts';
import { agentOf, showDeskTickets } from './desk-ticket.ts';

/** Which tickets staff want to see. */
export interface DeskFilter extends PageRequest {
  state: 'open' | 'waiting' | 'solved' | 'all';
  queue?: TicketQueue | undefined;
  assignee?: string | undefined;
  organisation?: string | undefined;
  severity?: Severity | undefined;
  tag?: string | undefined;
}

/**
 * Tickets of all organisations: what is due next comes first, then those that no clock runs for.
 *
 * @throws Problem `forbidden` for everybody but staff
 * @example const { items } = await listDeskTickets(ctx, { state: 'open', limit: 50 });
 */
export async function listDeskTickets(ctx: Ctx, filter: DeskFilter): Promise<Page<DeskTicket>> {
  const { accountId } = agentOf(ctx, 'read');
  const { organisation, queue, severity, tag, limit } = filter;
  const org = organisation === undefined ? null : await findOrganisation(ctx.db, organisation);
  const rows = await ctx.db
    .select()
    .from(tickets)
    .where(
      and(
        stateIs(filter.state),
        org ? eq(tickets.orgId, org.id) : undefined,
        queue ? eq(tickets.queue, queue) : undefined,
        severity ? eq(tickets.severity, severity) : undefined,
        tag ? sql`${tickets.tags} @> ${JSON.stringify([tag.toLowerCase()])}::jsonb` : undefined,
        assigneeIs(filter.assignee, accountId),
        afterPlace(filter.cursor),
      ),
    )
    .orderBy(asc(tickets.dueAt), asc(tickets.id))
    .limit(limit + 1);
  const page = toPage(rows, limit, keyOf);
  return { ...page, items: await showDeskTickets(ctx, ctx.db, page.items) };
}

// As the indexes of the desk say it.
const isOpen = sql`${tickets.status} NOT IN ('solved', 'closed')`;

function stateIs(state: DeskFilter['state']): SQL | undefined {
  if (state === 'all') return undefined;
  if (state === 'solved') return inArray(tickets.status, ['solved', 'closed']);
  if (state === 'open') return and(isOpen, isNull(tickets.waits));
  return and(isOpen, or(isNotNull(tickets.waits), eq(tickets.status, 'pending_customer')));
}

function assigneeIs(assignee: string | undefined, own: string): SQL | undefined {
  if (assignee === undefined) return undefined;
  return assignee === 'none'
    ? isNull(tickets.assigneeId)
    : eq(tickets.assigneeId, assignee === 'me' ? own : assignee);
}

function keyOf({ dueAt, id }: TicketRow): string {
  return `${dueAt?.toISOString() ?? ''}|${id}`;
}

function afterPlace(cursor: string | undefined): SQL | undefined {
  const place = afterCursor(cursor);
  if (place === undefined) return undefined;
  const [at = '', id = ''] = place.split('|');
  if (at === '' || Number.isNaN(Date.parse(at))) return and(isNull(tickets.dueAt), gt(tickets.id, id));
  const due = new Date(at);
  return or(gt(tickets.dueAt, due), and(eq(tickets.dueAt, due), gt(tickets.id, id)), isNull(tickets.dueAt));
}
