import type { Ticket } from '@codepushgo/contract';
import { and, desc, eq, exists, inArray, isNull, lt, or, sql, type SQL } from 'drizzle-orm';
import { authorise, effectiveRole, isAtLeast, organisationAccess, type Access } from '#organisations';
import { projectInOrg, projectMembers, projects } from '#projects';
import { showTickets, ticketParticipants, tickets, type TicketRow } from '#ticket-store';
import type { Ctx } from '../../context.ts';
import { afterCursor, toPage, type Page, type PageRequest } from '../../platform/paging.ts';
import { categoriesFor } from './policy.ts';

/** Which tickets are wanted. */
export interface TicketFilter extends PageRequest {
  org: string;
  state: 'open' | 'solved' | 'all';
  project?: string | undefined;
  mine: boolean;
}

const OVER = ['solved', 'closed'] as const;
const BY_PROJECT = ['technical', 'premium'] as const;

/**
 * The tickets of an organisation that the caller may see, the one changed last first.
 *
 * @example const { items } = await listTickets(ctx, { org: 'acme', state: 'open', mine: false, limit: 50 });
 */
export async function listTickets(ctx: Ctx, filter: TicketFilter): Promise<Page<Ticket>> {
  const { org, access } = await organisationAccess(ctx, filter.org);
  authorise({ ...access, role: access.role ?? 'viewer' }, 'ticket.read');
  const project =
    filter.project === undefined ? null : (await projectInOrg(ctx, org.id, filter.project)).project;
  const isOver = inArray(tickets.status, [...OVER]);
  const rows = await ctx.db
    .select()
    .from(tickets)
    .where(
      and(
        eq(tickets.orgId, org.id),
        project ? eq(tickets.projectId, project.id) : undefined,
        filter.mine ? eq(tickets.requesterId, access.actor.accountId) : await visibleTo(ctx, access),
        filter.state === 'all' ? undefined : filter.state === 'solved' ? isOver : sql`NOT ${isOver}`,
        beforeCursor(filter.cursor),
      ),
    )
    .orderBy(desc(tickets.updatedAt), desc(tickets.id))
    .limit(filter.limit + 1);
  const page = toPage(rows, filter.limit, keyOf);
  return { ...page, items: await showTickets(ctx, ctx.db, page.items) };
}

function keyOf({ updatedAt, id }: TicketRow): string {
  return `${updatedAt.toISOString()}|${id}`;
}

function beforeCursor(cursor: string | undefined): SQL | undefined {
  const [at = '', id = ''] = afterCursor(cursor)?.split('|') ?? [];
  if (at === '' || Number.isNaN(Date.parse(at))) return undefined;
  const instant = new Date(at);
  return or(lt(tickets.updatedAt, instant), and(eq(tickets.updatedAt, instant), lt(tickets.id, id)));
}

// The same as `mayRead` of the policy, as a condition.
async function visibleTo(
  ctx: Ctx,
  { actor: { accountId }, orgId, orgRole }: Access,
): Promise<SQL | undefined> {
  const seen = await visibleProjects(ctx, orgId, accountId, orgRole);
  const categories = categoriesFor(orgRole);
  const byProject = inArray(tickets.category, [...BY_PROJECT]);
  return or(
    eq(tickets.requesterId, accountId),
    exists(
      ctx.db
        .select({ one: sql`1` })
        .from(ticketParticipants)
        .where(
          and(
            eq(ticketParticipants.orgId, orgId),
            eq(ticketParticipants.ticketId, tickets.id),
            eq(ticketParticipants.accountId, accountId),
          ),
        ),
    ),
    categories.length > 0 ? inArray(tickets.category, categories) : undefined,
    seen.length > 0 ? and(byProject, inArray(tickets.projectId, seen)) : undefined,
    isAtLeast(orgRole, 'admin') ? and(byProject, isNull(tickets.projectId)) : undefined,
  );
}

async function visibleProjects(
  ctx: Ctx,
  orgId: string,
  accountId: string,
  orgRole: Access['orgRole'],
): Promise<string[]> {
  const rows = await ctx.db
    .select({ id: projects.id, role: projectMembers.role })
    .from(projects)
    .leftJoin(
      projectMembers,
      and(
        eq(projectMembers.orgId, projects.orgId),
        eq(projectMembers.projectId, projects.id),
        eq(projectMembers.accountId, accountId),
      ),
    )
    .where(eq(projects.orgId, orgId));
  return rows.filter(({ role }) => isAtLeast(effectiveRole(orgRole, role), 'viewer')).map(({ id }) => id);
}
