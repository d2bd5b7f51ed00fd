import { and, eq, gt, isNull } from 'drizzle-orm';
import { mutate, permitSystem } from '#audit';
import { organisationMembers, isAtLeast } from '#organisations';
import { projects } from '#projects';
import { findTicket, lockTicket, referenceOf, type TicketRow } from '#ticket-store';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { Problem } from '../../platform/problem.ts';
import { hashSecret, newToken } from '../../platform/secrets.ts';
import { setProject } from './choose-project.ts';
import { sponsor } from './confirm-sponsor.ts';
import { ticketTokens } from './schema.ts';
import { projectRoleOf } from './ticket-access.ts';

const LIFE_MS = 14 * 24 * 60 * 60 * 1000;

/**
 * Makes a link by which one person answers what a ticket waits for; it works once, for 14 days, and for a sponsor only
 * while he is a developer. The caller mails it to that person alone.
 *
 * @returns the token of the link; only its digest is kept
 * @example const secret = await makeTicketLink(ctx, tx, ticket, 'sponsor', account.id);
 */
export async function makeTicketLink(
  ctx: Ctx,
  tx: Tx,
  ticket: Pick<TicketRow, 'orgId' | 'id'>,
  purpose: 'project' | 'sponsor',
  accountId: string,
): Promise<string> {
  const token = newToken();
  await tx.insert(ticketTokens).values({
    hash: hashSecret(token),
    orgId: ticket.orgId,
    ticketId: ticket.id,
    purpose,
    accountId,
    expiresAt: new Date(ctx.clock.nowMs() + LIFE_MS),
  });
  return token;
}

/** What a link is for. */
export interface OpenTicketLink {
  purpose: 'project' | 'sponsor';
  reference: string;
  subject: string;
  /** Of a link for a project: those of which one must be chosen. */
  choices: { id: string; name: string }[];
}

type TokenRow = typeof ticketTokens.$inferSelect;

/**
 * What a link is for, without using it up: mail programs look at links before people do.
 *
 * @throws Problem `link-used-or-expired`
 * @example const { purpose, choices } = await peekTicketLink(ctx, token);
 */
export async function peekTicketLink(ctx: Ctx, token: string): Promise<OpenTicketLink> {
  return ctx.db.transaction(async (tx) => {
    const row = await readToken(ctx, tx, token);
    const ticket = await findTicket(tx, row.orgId, row.ticketId);
    const shown = { purpose: row.purpose, reference: referenceOf(ticket), subject: ticket.subject };
    if (row.purpose === 'sponsor') {
      await assertStillDeveloper(tx, ticket, row.accountId);
      return { ...shown, choices: [] };
    }
    return { ...shown, choices: ticket.snapshot.entitlement.choices };
  });
}

/**
 * Uses a link up: chooses the project, or confirms the request.
 *
 * @param project the id of one of the choices; left out for a sponsor
 * @throws Problem `link-used-or-expired`; `conflict` when the ticket waits for something else by now
 * @example const { reference } = await useTicketLink(ctx, token, project.id);
 */
export async function useTicketLink(
  ctx: Ctx,
  token: string,
  project?: string,
): Promise<{ reference: string }> {
  return mutate(ctx, permitSystem('ticket-link'), async (tx) => {
    const row = await readToken(ctx, tx, token);
    const ticket = await lockTicket(tx, { orgId: row.orgId, id: row.ticketId });
    await tx.update(ticketTokens).set({ usedAt: ctx.clock.now() }).where(eq(ticketTokens.hash, row.hash));
    const { audit } =
      row.purpose === 'sponsor'
        ? await confirm(ctx, tx, ticket, row)
        : await choose(ctx, tx, ticket, row, project);
    return { result: { reference: referenceOf(ticket) }, audit };
  });
}

async function confirm(ctx: Ctx, tx: Tx, ticket: TicketRow, { accountId }: TokenRow) {
  await assertStillDeveloper(tx, ticket, accountId);
  return sponsor(ctx, tx, ticket, accountId);
}

/** Whoever is a developer no longer neither confirms nor reads what is asked. */
async function assertStillDeveloper(tx: Tx, ticket: TicketRow, accountId: string): Promise<void> {
  const [member] = await tx
    .select({ role: organisationMembers.role })
    .from(organisationMembers)
    .where(and(eq(organisationMembers.orgId, ticket.orgId), eq(organisationMembers.accountId, accountId)));
  const role =
    ticket.projectId === null
      ? null
      : await projectRoleOf(tx, ticket.orgId, ticket.projectId, accountId, member?.role ?? null);
  if (!isAtLeast(role, 'developer')) throw deadLink();
}

async function choose(
  ctx: Ctx,
  tx: Tx,
  ticket: TicketRow,
  { accountId }: TokenRow,
  project: string | undefined,
) {
  const choice = ticket.snapshot.entitlement.choices.find(({ id }) => id === project);
  if (!choice) throw new Problem('invalid-input', 'Choose one of the projects that the link names.');
  const orgId = await orgOfProject(tx, choice.id);
  return setProject(ctx, tx, ticket, { side: 'customer', accountId }, { id: choice.id, orgId });
}

// The choices of a mail may be in several organisations; who may choose them was judged when they were offered, and
// is judged again when one is.
async function orgOfProject(tx: Tx, id: string): Promise<string> {
  const [row] = await tx
    .select({ orgId: projects.orgId })
    .from(projects)
    .where(and(eq(projects.id, id), isNull(projects.deletedAt)));
  if (!row) throw deadLink();
  return row.orgId;
}

async function readToken(ctx: Ctx, tx: Tx, token: string): Promise<TokenRow> {
  const [row] = await tx
    .select()
    .from(ticketTokens)
    .where(
      and(
        eq(ticketTokens.hash, hashSecret(token)),
        isNull(ticketTokens.usedAt),
        gt(ticketTokens.expiresAt, ctx.clock.now()),
      ),
    )
    .for('update');
  if (!row) throw deadLink();
  return row;
}

function deadLink(): Problem {
  return new Problem(
    'link-used-or-expired',
    'This link is used up or expired. Sign in and open the ticket there.',
  );
}
