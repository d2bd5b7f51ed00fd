import { openRequest, showKept } from '#ticket-requests';
import type { Coverage, EvidenceWish, OpenedTicket, Severity, TicketCategory } from '@codepushgo/contract';
import { accounts } from '#accounts';
import { mutate, type AuditEntry } from '#audit';
import { coverageOf } from '#billing';
import { explainEntitlement } from '#entitlement';
import { authorise, organisationAccess } from '#organisations';
import { projectInOrg } from '#projects';
import { attachFiles, keepFiles } from '#ticket-files';
import { showTicket, ticketConflict, type TicketRow } from '#ticket-store';
import { eq } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import type { Language } from '../../platform/language.ts';
import type { RateRule } from '../../platform/rate-limit.ts';
import { ticketInOrg } from './ticket-access.ts';

/** A request by somebody who is signed in. */
export interface TicketWish {
  org: string;
  subject: string;
  text: string;
  files?: string[] | undefined;
  category: TicketCategory;
  severity: Severity;
  project?: string | undefined;
  language?: Language | undefined;
  channel: 'console' | 'api' | 'cli';
  isDifferent: boolean;
  followUpOf?: string | undefined;
  /** What is to be shared with the ticket that a declined request may become. */
  evidence?: EvidenceWish | undefined;
  /** What else is written with the ticket, within its transaction. */
  also?: ((tx: Tx, ticket: TicketRow) => Promise<AuditEntry | null>) | undefined;
}

const OPENINGS: RateRule = { name: 'ticket.open', points: 60, durationSeconds: 3600 };

/**
 * Asks for help: makes a ticket, or says why not and keeps the text.
 *
 * @throws Problem `not-found` for a project where the caller has no role; `limit-reached`; `too-many-requests`
 * @example
 * const { ticket, text } = await openTicket(ctx, {
 *   org: 'acme',
 *   project: 'shop',
 *   category: 'technical',
 *   severity: 'high',
 *   subject: 'Updates do not arrive',
 *   text: 'Since this morning…',
 *   channel: 'api',
 *   isDifferent: false,
 * });
 */
export async function openTicket(ctx: Ctx, wish: TicketWish): Promise<OpenedTicket> {
  const { org, access } = await organisationAccess(ctx, wish.org);
  const permit = authorise({ ...access, role: access.role ?? 'viewer' }, 'ticket.open');
  const { accountId, email } = access.actor;
  const project = wish.project === undefined ? null : (await projectInOrg(ctx, org.id, wish.project)).project;
  const before = wish.followUpOf === undefined ? null : await solvedBefore(ctx, org.id, wish.followUpOf);
  if (wish.category === 'premium') assertPremium(await coverageOf(ctx, org, project));
  await ctx.limits.consume(OPENINGS, accountId);
  const files = wish.files ?? [];
  return mutate(ctx, permit, async (tx) => {
    const [account] = await tx.select().from(accounts).where(eq(accounts.id, accountId));
    const { entitlement, ticket, kept, audit } = await openRequest(ctx, tx, {
      ...wish,
      accountId,
      email,
      authenticated: true,
      orgId: org.id,
      projectId: project?.id ?? null,
      language: wish.language ?? account!.language,
      followUpOf: before,
      attach: (place) => attachFiles(tx, accountId, files, place),
      keep: (place) => keepFiles(tx, accountId, files, place),
    });
    const more = ticket && (await wish.also?.(tx, ticket));
    const result = {
      entitlement,
      text: { en: explainEntitlement(entitlement, 'en'), fr: explainEntitlement(entitlement, 'fr') },
      ticket: ticket && (await showTicket(ctx, tx, ticket)),
      kept: kept && (await showKept(tx, [kept]))[0]!,
    };
    return { result, audit: [audit ?? [], more ?? []].flat() };
  });
}

function assertPremium({ premiumSupport }: Coverage): void {
  if (premiumSupport) return;
  throw ticketConflict(
    'not-premium',
    'Premium Support is part of the plans Team and Enterprise. Ask as a technical request.',
  );
}

async function solvedBefore(ctx: Ctx, org: string, named: string) {
  return (await ticketInOrg(ctx, { org, ticket: named }, 'ticket.read')).ticket;
}
