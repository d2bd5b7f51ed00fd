import { permitSystem, recordAudit } from '#audit';
import { explainEntitlement } from '#entitlement';
import type { MailOutcome, ReceivedMessage } from '#mail-intake';
import { isAtLeast, organisationMembers, organisations, type Role } from '#organisations';
import { projectMembers } from '#projects';
import { addressOfAccount, mailAutomatically, type AutomaticKind } from '#ticket-mail';
import { openRequest, type Request } from '#ticket-requests';
import { ticketMessages, type TicketRow } from '#ticket-store';
import { makeTicketLink } from '#tickets';
import type { Entitlement, TicketCategory } from '@codepushgo/contract';
import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import type { MailAccount } from './mail-account.ts';
import { categoryOf } from './category-of.ts';
import { keepMail } from './keep-mail.ts';
import { isSealed, mailContent, subjectOf } from './mail-content.ts';
import { freshMailId } from './mail-id.ts';
import { onlyPaidProject } from './named-project.ts';

/** How many developers are asked to confirm a colleague's request. */
const MOST_SPONSORS = 5;

/**
 * Judges a new message, and makes a ticket of it if it may be one; what is said about it goes to registered addresses
 * that were proved.
 *
 * @param account null: nobody who has an account, or whose address is not proved
 * @param before the solved ticket that it goes on from
 */
export async function openFromMail(
  ctx: Ctx,
  tx: Tx,
  received: ReceivedMessage,
  account: MailAccount | null,
  before: TicketRow | null,
): Promise<MailOutcome> {
  if (account && before === null && (received.isEmpty || isSealed(received))) {
    const kind = received.isEmpty ? 'empty' : 'encrypted';
    await mailAutomatically(ctx, tx, { kind, recipient: account.email });
    return { kind: 'held' };
  }
  const { ticket, kept, entitlement } = await requestFromMail(ctx, tx, received, {
    account,
    before,
    isProved: received.authentication.state === 'authenticated',
    category: categoryOf(received.mailboxes),
  });
  if (account) await acknowledge(ctx, tx, account, { ticket, entitlement });
  if (ticket) return { kind: 'opened', ticketId: ticket.id };
  return kept ? { kind: 'held' } : { kind: 'dropped' };
}

/** Whom a request is from, as whoever calls has made out. */
export interface MailRequester {
  account: MailAccount | null;
  before?: TicketRow | null;
  isProved: boolean;
  category: TicketCategory;
}

/** Makes a request of a mail, without a word to anybody. */
export async function requestFromMail(
  ctx: Ctx,
  tx: Tx,
  received: ReceivedMessage,
  { account, before = null, isProved, category }: MailRequester,
): Promise<Request> {
  const mailId = await freshMailId(ctx, tx, received);
  const content = await mailContent(ctx, tx, received);
  const isTechnical = category === 'technical';
  const request = await openRequest(ctx, tx, {
    ...content,
    accountId: account?.id ?? null,
    email: received.sender?.address ?? null,
    authenticated: isProved,
    channel: 'email',
    orgId: account && !isTechnical ? await onlyOrganisation(tx, account.id) : null,
    projectId:
      before?.projectId ?? (isTechnical && account ? await onlyPaidProject(ctx, tx, account.id) : null),
    category,
    severity: 'normal',
    subject: subjectOf(received),
    language: account?.language ?? 'en',
    isDifferent: false,
    receivedAt: received.receivedAt,
    followUpOf: before,
    mailId,
  });
  const { ticket, audit } = request;
  if (ticket)
    await keepMail(tx, received, { ticket, entryId: await firstMessage(tx, ticket), kind: 'opened', mailId });
  if (audit) await recordAudit(ctx, tx, permitSystem('mail'), audit);
  return request;
}

/** Row 4: an address that is proved and belongs to no account is told of the official channels, now and then. */
export async function pointOut(ctx: Ctx, tx: Tx, received: ReceivedMessage): Promise<MailOutcome> {
  await mailAutomatically(ctx, tx, { kind: 'pointer', recipient: received.sender!.address });
  return { kind: 'dropped' };
}

const KINDS: Partial<Record<Entitlement['outcome'], AutomaticKind>> = {
  choose_project: 'choose_project',
  needs_sponsor: 'needs_sponsor',
  follow_incident: 'incident',
};

/**
 * Tells the requester what becomes of a request, and developers that one waits for them.
 *
 * @example import('#ticket-requests').then(async (m) => acknowledge(ctx, tx, account, await m.openRequest(ctx, tx, {} as never)));
 */
export async function acknowledge(
  ctx: Ctx,
  tx: Tx,
  account: Pick<MailAccount, 'id' | 'email'>,
  { ticket, entitlement }: Pick<Request, 'ticket' | 'entitlement'>,
): Promise<void> {
  if (entitlement.acknowledgement !== 'automatic') return;
  const recipient = account.email;
  if (!ticket) {
    if (entitlement.outcome !== 'declined') return;
    const reason = { en: explainEntitlement(entitlement, 'en'), fr: explainEntitlement(entitlement, 'fr') };
    await mailAutomatically(ctx, tx, { kind: 'declined', recipient, reason });
    return;
  }
  const kind = KINDS[entitlement.outcome] ?? 'acknowledged';
  const link =
    ticket.waits === 'project'
      ? { url: linkUrl(ctx, await makeTicketLink(ctx, tx, ticket, 'project', account.id)) }
      : {};
  await mailAutomatically(ctx, tx, { kind, recipient, ticket, ...link });
  if (ticket.waits === 'sponsor') await askSponsors(ctx, tx, ticket);
}

function linkUrl({ config }: Ctx, token: string): string {
  return `${config.publicUrl}/ticket-link?token=${token}`;
}

/** Asks developers of the project to confirm; each gets a link of their own. */
async function askSponsors(ctx: Ctx, tx: Tx, ticket: TicketRow): Promise<void> {
  const { orgId, projectId, requesterId } = ticket;
  if (projectId === null) return;
  const members = await tx
    .select({ accountId: organisationMembers.accountId, role: organisationMembers.role })
    .from(organisationMembers)
    .where(eq(organisationMembers.orgId, orgId))
    .orderBy(asc(organisationMembers.createdAt));
  const grants = await tx
    .select({ accountId: projectMembers.accountId, role: projectMembers.role })
    .from(projectMembers)
    .where(and(eq(projectMembers.orgId, orgId), eq(projectMembers.projectId, projectId)));
  const roles = new Map<string, Role>(members.map(({ accountId, role }) => [accountId, role]));
  // The narrower role holds, but for those who run the organisation.
  for (const { accountId, role } of grants)
    if (!isAtLeast(roles.get(accountId) ?? null, 'admin')) roles.set(accountId, role);
  const developers = [...roles].filter(([id, role]) => id !== requesterId && isAtLeast(role, 'developer'));
  for (const [accountId] of developers.slice(0, MOST_SPONSORS)) {
    const recipient = await addressOfAccount(tx, accountId);
    if (!recipient) continue;
    const url = linkUrl(ctx, await makeTicketLink(ctx, tx, ticket, 'sponsor', accountId));
    await mailAutomatically(ctx, tx, { kind: 'confirm_request', recipient, ticket, url });
  }
}

async function firstMessage(tx: Tx, { orgId, id }: TicketRow): Promise<string> {
  const [row] = await tx
    .select({ id: ticketMessages.id })
    .from(ticketMessages)
    .where(and(eq(ticketMessages.orgId, orgId), eq(ticketMessages.ticketId, id)))
    .orderBy(asc(ticketMessages.id))
    .limit(1);
  return row!.id;
}

/**
 * The one organisation of several people that somebody belongs to; null when that says nothing.
 *
 * @example const orgId = await onlyOrganisation(tx, account.id);
 */
export async function onlyOrganisation(tx: Tx, accountId: string): Promise<string | null> {
  const rows = await tx
    .select({ id: organisations.id })
    .from(organisationMembers)
    .innerJoin(organisations, eq(organisations.id, organisationMembers.orgId))
    .where(
      and(
        eq(organisationMembers.accountId, accountId),
        isNull(organisations.personalAccountId),
        isNull(organisations.deletedAt),
      ),
    )
    .limit(2);
  return rows.length === 1 ? rows[0]!.id : null;
}
