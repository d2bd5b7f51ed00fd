import type { TicketFix } from '@codepushgo/contract';
import { mutate, type Permit } from '#audit';
import { channelInOrg, type ChannelAccess } from '#channels';
import { authorise } from '#organisations';
import { findReleases, rollBackWithin } from '#releases';
import { lockTicket, record, type By, type TicketRow } from '#ticket-store';
import { ticketInOrg } from '#tickets';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { fixConflict, isFix, lockProposal, type FixRow } from './fix-record.ts';
import { ticketFixes } from './schema.ts';
import { showFixes } from './show-fixes.ts';

interface Decision {
  org: string;
  ticket: string;
  fix: string;
}

/**
 * Rolls back as staff propose: the release, its audit entry and the decision are one transaction.
 *
 * @throws Problem `forbidden` below developer; `conflict` when it was decided, or something was released meanwhile; and
 *   whatever keeps a roll-back from being done
 * @example const { expects } = await acceptProposal(ctx, { org: 'acme', ticket: 'CPG-12', fix }); // 'v5'
 */
export async function acceptProposal(ctx: Ctx, input: Decision): Promise<TicketFix> {
  const { ticket: found, fix, permit, by, place } = await proposalFor(ctx, input);
  return mutate(ctx, permit, async (tx) => {
    const ticket = await lockTicket(tx, found);
    const held = await lockProposal(tx, ticket, fix.id);
    await assertStillNewest(tx, place, held);
    const {
      result: release,
      audit,
      changes,
    } = await rollBackWithin(ctx, tx, place, {
      label: held.label ?? undefined,
    });
    const set = { state: 'applied' as const, expects: release.label };
    const { result, audit: own } = await decide(ctx, tx, ticket, held, by, set);
    return { result, audit: [...[audit ?? []].flat(), own], changes: changes ?? [] };
  });
}

/**
 * Says no to a proposal.
 *
 * @throws Problem `forbidden` below developer; `conflict` when it was decided
 */
export async function declineProposal(ctx: Ctx, input: Decision): Promise<TicketFix> {
  const { ticket: found, fix, permit, by } = await proposalFor(ctx, input);
  return mutate(ctx, permit, async (tx) => {
    const ticket = await lockTicket(tx, found);
    const held = await lockProposal(tx, ticket, fix.id);
    return decide(ctx, tx, ticket, held, by, { state: 'declined' });
  });
}

async function decide(
  ctx: Ctx,
  tx: Tx,
  ticket: TicketRow,
  fix: FixRow,
  by: By,
  set: { state: 'applied' | 'declined'; expects?: string },
) {
  await tx
    .update(ticketFixes)
    .set({ ...set, decidedBy: by.accountId, decidedAt: ctx.clock.now() })
    .where(isFix(ticket, fix.id));
  await record(ctx, tx, ticket, by, [{ kind: 'fix', fixId: fix.id, step: set.state }]);
  const [result] = await showFixes(ctx, tx, ticket, fix.id);
  const details = { fixId: fix.id, state: set.state };
  const target = { targetType: 'ticket', targetId: ticket.id, details };
  return { result: result!, audit: { action: 'ticket.proposal-decided', orgId: ticket.orgId, ...target } };
}

interface Proposal {
  ticket: TicketRow;
  fix: FixRow;
  permit: Permit;
  by: By;
  place: ChannelAccess;
}

// What counts is the role on the app that is rolled back.
async function proposalFor(ctx: Ctx, input: Decision): Promise<Proposal> {
  const { ticket, by, org } = await ticketInOrg(ctx, input, 'release.create');
  const fix = await ctx.db.transaction((tx) => lockProposal(tx, ticket, input.fix));
  const place = await channelInOrg(ctx, org.id, fix.appId, fix.channelId);
  return { ticket, fix, permit: authorise(place.access, 'release.create'), by, place };
}

async function assertStillNewest(tx: Tx, { channel }: ChannelAccess, { fromLabel }: FixRow): Promise<void> {
  const [newest] = await findReleases(tx, { orgId: channel.orgId, channelId: channel.id, limit: 1 });
  if (newest?.label === fromLabel) return;
  throw fixConflict(
    'fix-outdated',
    `${newest?.label ?? 'Nothing'} is the newest release now, and the proposal was made about ${fromLabel}. Ask for a new one.`,
  );
}
