import type { DeskContext } from '@codepushgo/contract';
import { accounts } from '#accounts';
import { coverageOf } from '#billing';
import { organisationMembers, organisations, type OrganisationRow } from '#organisations';
import { projects } from '#projects';
import { agentOf } from '#ticket-handling';
import { findTicket, namesOf, NO_ORGANISATION, referenceOf, tickets, type TicketRow } from '#ticket-store';
import { and, count, desc, eq, isNotNull, ne, sql } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { communityPosts } from './schema.ts';

const LATEST = 10;

/**
 * Who asks: their role, what they are covered for now, and their organisation's other tickets. Of their work nothing is
 * shown: that needs their consent.
 *
 * @throws Problem `forbidden` for everybody but staff; `not-found`
 * @example const { coverage, tickets } = await customerContext(ctx, { ticket: 'CPG-12' });
 */
export async function customerContext(ctx: Ctx, input: { ticket: string }): Promise<DeskContext> {
  agentOf(ctx, 'read');
  const ticket = await findTicket(ctx.db, null, input.ticket);
  const [org] = await ctx.db.select().from(organisations).where(eq(organisations.id, ticket.orgId));
  return {
    requester: await requesterOf(ctx, ticket),
    organisation: org ? shownOrganisation(org) : null,
    coverage: org ? await coverageNow(ctx, org, ticket) : null,
    tickets: await otherTickets(ctx, ticket),
    communityPost: await postOf(ctx, ticket),
  };
}

function shownOrganisation({ id, slug, name, timeZone, createdAt }: OrganisationRow) {
  return { id, slug, name, timeZone, createdAt: createdAt.toISOString() };
}

async function requesterOf(
  { db }: Ctx,
  { requesterId, requesterEmail, orgId, language }: TicketRow,
): Promise<DeskContext['requester']> {
  const [row] =
    requesterId === null
      ? []
      : await db
          .select({ account: accounts, role: organisationMembers.role })
          .from(accounts)
          .leftJoin(
            organisationMembers,
            and(eq(organisationMembers.orgId, orgId), eq(organisationMembers.accountId, accounts.id)),
          )
          .where(eq(accounts.id, requesterId));
  return {
    accountId: requesterId,
    name: row?.account.name ?? null,
    email: row?.account.email ?? requesterEmail,
    language,
    role: row?.role ?? null,
    since: row?.account.createdAt.toISOString() ?? null,
  };
}

async function coverageNow(ctx: Ctx, org: OrganisationRow, { projectId }: TicketRow) {
  const [project] =
    projectId === null
      ? []
      : await ctx.db
          .select()
          .from(projects)
          .where(and(eq(projects.orgId, org.id), eq(projects.id, projectId)));
  return coverageOf(ctx, org, project ?? null);
}

async function otherTickets(
  { db }: Ctx,
  { id, orgId, requesterId }: TicketRow,
): Promise<DeskContext['tickets']> {
  // Requests of people without an account have nothing to do with each other.
  if (orgId === NO_ORGANISATION) return { open: 0, latest: [], ratings: { good: 0, bad: 0 } };
  const inOrg = and(eq(tickets.orgId, orgId), ne(tickets.id, id));
  const latest = await db.select().from(tickets).where(inOrg).orderBy(desc(tickets.number)).limit(LATEST);
  const [open] = await db
    .select({ n: count() })
    .from(tickets)
    .where(and(inOrg, sql`${tickets.status} NOT IN ('solved', 'closed')`));
  const rated = await db
    .select({ score: tickets.ratingScore, n: count() })
    .from(tickets)
    .where(and(inOrg, isNotNull(tickets.ratingScore)))
    .groupBy(tickets.ratingScore);
  const ofScore = (wanted: string): number => rated.find(({ score }) => score === wanted)?.n ?? 0;
  return {
    open: open?.n ?? 0,
    latest: latest.map((row) => ({
      id: row.id,
      reference: referenceOf(row),
      subject: row.subject,
      status: row.status,
      severity: row.severity,
      isOfRequester: requesterId !== null && row.requesterId === requesterId,
      createdAt: row.createdAt.toISOString(),
    })),
    ratings: { good: ofScore('good'), bad: ofScore('bad') },
  };
}

async function postOf({ db }: Ctx, { orgId, id }: TicketRow): Promise<DeskContext['communityPost']> {
  const [post] = await db
    .select({ url: communityPosts.url, askedBy: communityPosts.askedBy })
    .from(communityPosts)
    .where(and(eq(communityPosts.orgId, orgId), eq(communityPosts.ticketId, id)));
  if (!post) return null;
  const name = (await namesOf(db, [post.askedBy])).get(post.askedBy);
  return { url: post.url, askedBy: name === undefined ? null : { accountId: post.askedBy, name } };
}
