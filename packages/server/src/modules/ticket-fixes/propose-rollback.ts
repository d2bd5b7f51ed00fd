import type { TicketFix } from '@codepushgo/contract';
import { mutate } from '#audit';
import { authoriseAgent } from '#organisations';
import { channelHistory, WIRE_HISTORY } from '#releases';
import { findTicket, lockTicket, record, type TicketRow } from '#ticket-store';
import { assertOpen } from '#tickets';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { newId } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { consentedPlace, fixConflict, isFix, lockProposal } from './fix-record.ts';
import { ticketFixes } from './schema.ts';
import { showFixes } from './show-fixes.ts';

/**
 * Proposes to make an earlier release current again on the channel that a ticket is about. A developer of the customer
 * accepts or declines it; nothing happens before.
 *
 * @throws Problem `forbidden`; `conflict` without consent to see releases, while another proposal is open, or for the
 *   newest release; `not-found` when the channel has no such release
 * @example await proposeRollback(ctx, { ticket: 'CPG-12', label: 'v3', reason: 'v4 crashes at its start' });
 */
export async function proposeRollback(
  ctx: Ctx,
  { ticket: named, label, reason }: { ticket: string; label: string; reason: string },
): Promise<TicketFix> {
  const { accountId, permit } = authoriseAgent(ctx.actor, 'ticket.fix', 'full');
  const found = await findTicket(ctx.db, null, named);
  return mutate(ctx, permit, async (tx) => {
    const ticket = await lockTicket(tx, found);
    assertOpen(ticket);
    const { appId, channelId, device } = await consentedPlace(tx, ticket, 'releases');
    await assertNoneOpen(tx, ticket);
    const { orgId, id: ticketId } = ticket;
    const fromLabel = await newestIfEarlier(tx, orgId, channelId, label);
    const id = newId('fix', ctx.clock);
    const made = { reason, madeBy: accountId, madeAt: ctx.clock.now() };
    const about = { appId, channelId, device, label, fromLabel };
    await tx
      .insert(ticketFixes)
      .values({ id, orgId, ticketId, kind: 'rollback', state: 'proposed', ...about, ...made });
    await record(ctx, tx, ticket, { side: 'agent', accountId }, [
      { kind: 'fix', fixId: id, step: 'proposed' },
    ]);
    const [result] = await showFixes(ctx, tx, ticket, id);
    const details = { fixId: id, label, from: fromLabel };
    const target = { targetType: 'ticket', targetId: ticketId, details };
    return { result: result!, audit: { action: 'ticket.rollback-proposed', orgId, ...target } };
  });
}

async function assertNoneOpen(tx: Tx, { orgId, id }: TicketRow): Promise<void> {
  const open = await tx
    .select({ id: ticketFixes.id })
    .from(ticketFixes)
    .where(
      and(eq(ticketFixes.orgId, orgId), eq(ticketFixes.ticketId, id), eq(ticketFixes.state, 'proposed')),
    );
  if (open.length > 0)
    throw fixConflict('proposal-open', 'Another proposal waits for the customer. Take it back first.');
}

async function newestIfEarlier(tx: Tx, orgId: string, channelId: string, label: string): Promise<string> {
  const history = await channelHistory(tx, orgId, channelId);
  const newest = history.at(-1)?.label;
  if (newest === undefined || !history.some((entry) => entry.label === label))
    throw new Problem('not-found', `The channel has no release ${label} among its newest ${WIRE_HISTORY}.`);
  if (newest === label) throw fixConflict('fix-outdated', `${label} is the newest release already.`);
  return newest;
}

/**
 * Takes a proposal back that nobody has decided yet.
 *
 * @throws Problem `forbidden`, `not-found`; `conflict` when it was decided
 */
export async function withdrawProposal(ctx: Ctx, input: { ticket: string; fix: string }): Promise<void> {
  const { accountId, permit } = authoriseAgent(ctx.actor, 'ticket.fix', 'full');
  const found = await findTicket(ctx.db, null, input.ticket);
  await mutate(ctx, permit, async (tx) => {
    const ticket = await lockTicket(tx, found);
    const { id } = await lockProposal(tx, ticket, input.fix);
    const set = { state: 'withdrawn' as const, decidedBy: accountId, decidedAt: ctx.clock.now() };
    await tx.update(ticketFixes).set(set).where(isFix(ticket, id));
    await record(ctx, tx, ticket, { side: 'agent', accountId }, [
      { kind: 'fix', fixId: id, step: 'withdrawn' },
    ]);
    const target = { targetType: 'ticket', targetId: ticket.id, details: { fixId: id } };
    const audit = { action: 'ticket.proposal-withdrawn', orgId: ticket.orgId, ...target };
    return { result: undefined, audit };
  });
}
