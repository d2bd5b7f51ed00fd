import type { Readable } from 'node:stream';
import { permitOwnChange, requireAccount } from '#accounts';
import { mutate, type Permit } from '#audit';
import { authorise, organisationAccess, organisationMembers } from '#organisations';
import { keptOf, showKept } from '#ticket-requests';
import { NO_ORGANISATION, tickets, type TicketRow } from '#ticket-store';
import { mayRead, viewerOf } from '#tickets';
import { and, asc, eq, ne, or } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { Problem } from '../../platform/problem.ts';
import type { RateRule } from '../../platform/rate-limit.ts';
import { ticketsOfAccount } from './own-tickets.ts';
import { writeArchive, type Archived } from './write-archive.ts';

// Twenty, each of which may be asked for before.
const EXPORTS: RateRule = { name: 'ticket.export', points: 40, durationSeconds: 3600 };

/**
 * All tickets of whoever is signed in, as a zip: those that they opened, and those where they take part, with what is
 * attached to them and their own mails as they came, also those on no ticket. Of organisations that they have left, their own words alone.
 *
 * @throws Problem `forbidden` unless somebody is signed in with the browser: an access key does not prove who asks
 * @example const zip = await exportOwnTickets(ctx);
 */
export async function exportOwnTickets(ctx: Ctx): Promise<Readable> {
  const { accountId, email, permit } = await askOwnExport(ctx);
  const { opened, joined } = await ticketsOfAccount(ctx.db, { accountId, email });
  const rows: Archived[] = [];
  for (const row of [...opened, ...joined]) {
    const isWhole = await maySeeWhole(ctx, row, accountId);
    rows.push({ row, wordsOf: isWhole ? null : accountId, mailsOf: email.toLowerCase() });
  }
  const kept = await showKept(ctx.db, await keptOf(ctx.db, accountId));
  await mutate(ctx, permit, async () => {
    const target = { targetType: 'account', targetId: accountId, details: { tickets: rows.length } };
    return { result: undefined, audit: { action: 'support-data.exported', orgId: null, ...target } };
  });
  return writeArchive(ctx, rows, { json: { 'kept-requests.json': kept }, mailsOf: email.toLowerCase() });
}

/**
 * Whether whoever is signed in may export their tickets now; it counts like an export.
 *
 * @throws Problem as {@link exportOwnTickets} does
 * @example await askOwnExport(ctx);
 */
export async function askOwnExport(ctx: Ctx): Promise<{ accountId: string; email: string; permit: Permit }> {
  const { accountId, email, sessionId } = requireAccount(ctx.actor);
  const permit = permitOwnChange(ctx.actor);
  if (sessionId === undefined)
    throw new Problem('forbidden', 'Sign in with the browser to export what you wrote to support.', {
      reason: 'sign-in-needed',
    });
  await ctx.limits.consume(EXPORTS, accountId);
  return { accountId, email, permit };
}

async function maySeeWhole(ctx: Ctx, row: TicketRow, accountId: string): Promise<boolean> {
  const { orgId } = row;
  if (orgId === NO_ORGANISATION) return row.requesterId === accountId;
  const [member] = await ctx.db
    .select({ role: organisationMembers.role })
    .from(organisationMembers)
    .where(and(eq(organisationMembers.orgId, orgId), eq(organisationMembers.accountId, accountId)));
  if (!member && !(await ctx.news.guestOrganisations(ctx.db, accountId)).includes(orgId)) return false;
  const by = { actor: { accountId }, orgId, orgRole: member?.role ?? null };
  return mayRead(await viewerOf(ctx.db, by, row), row);
}

/**
 * The tickets of an organisation as a zip, for admins and owners. What somebody asks about their own data is left out:
 * it is nobody else's.
 *
 * @throws Problem `not-found`, `forbidden`, `scope-too-small`
 * @example const zip = await exportOrganisationTickets(ctx, 'acme');
 */
export async function exportOrganisationTickets(ctx: Ctx, org: string): Promise<Readable> {
  const { org: organisation, access, permit } = await askOrganisationExport(ctx, org);
  const { accountId } = access.actor;
  const all = await ctx.db
    .select()
    .from(tickets)
    .where(
      and(
        eq(tickets.orgId, organisation.id),
        or(ne(tickets.category, 'data_protection'), eq(tickets.requesterId, accountId)),
      ),
    )
    .orderBy(asc(tickets.number));
  const rows: Archived[] = [];
  for (const row of all)
    if (mayRead(await viewerOf(ctx.db, access, row), row)) rows.push({ row, wordsOf: null, mailsOf: null });
  await mutate(ctx, permit, async () => {
    const target = {
      targetType: 'organisation',
      targetId: organisation.id,
      details: { tickets: rows.length },
    };
    return { result: undefined, audit: { action: 'tickets.exported', orgId: organisation.id, ...target } };
  });
  return writeArchive(ctx, rows);
}

/**
 * Whether somebody may export the tickets of an organisation now; it counts like an export.
 *
 * @throws Problem as {@link exportOrganisationTickets} does
 * @example await askOrganisationExport(ctx, 'acme');
 */
export async function askOrganisationExport(
  ctx: Ctx,
  org: string,
): Promise<Awaited<ReturnType<typeof organisationAccess>> & { permit: Permit }> {
  const found = await organisationAccess(ctx, org);
  const permit = authorise(found.access, 'ticket.export');
  await ctx.limits.consume(EXPORTS, found.access.actor.accountId);
  return { ...found, permit };
}
