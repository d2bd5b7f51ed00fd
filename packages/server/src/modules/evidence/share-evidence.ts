import type { ConsentItem, Evidence, EvidenceWish } from '@codepushgo/contract';
import { mutate } from '#audit';
import { lockTicket } from '#ticket-store';
import { assertOpen, ticketInOrg } from '#tickets';
import { and, eq, ne } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import type { RateRule } from '../../platform/rate-limit.ts';
import { Problem } from '../../platform/problem.ts';
import { collectEvidence } from './collect-evidence.ts';
import { keepEvidence } from './keep-evidence.ts';
import { ticketEvidence } from './schema.ts';
import { showEvidence } from './show-evidence.ts';

const SHARED: RateRule = { name: 'ticket.evidence', points: 60, durationSeconds: 3600 };

interface InTicket {
  org: string;
  ticket: string;
}

/**
 * Shares more with one's own ticket, as it is now. What was shared before is collected anew.
 *
 * @throws Problem `forbidden` for everybody but the requester; `not-found`, `invalid-input`, `conflict` when it is over
 * @example await shareEvidence(ctx, { org: 'acme', ticket: 'CPG-12', evidence: { share: ['project'] } });
 */
export async function shareEvidence(
  ctx: Ctx,
  { evidence, ...input }: InTicket & { evidence: EvidenceWish },
): Promise<Evidence> {
  const { ticket: found, permit, accountId, org } = await ownTicket(ctx, input);
  assertOpen(found);
  await ctx.limits.consume(SHARED, accountId);
  const collected = await collectEvidence(ctx, org.id, found.projectId, evidence);
  return mutate(ctx, permit, async (tx) => {
    const ticket = await lockTicket(tx, found);
    assertOpen(ticket);
    const audit = await keepEvidence(ctx, tx, ticket, collected, accountId);
    return { result: await showEvidence(tx, ticket), audit };
  });
}

/**
 * Stops sharing an item: what was attached is erased. An override that staff set with the consent stays.
 *
 * @throws Problem `forbidden` for everybody but the requester; `not-found`
 */
export async function withdrawEvidence(ctx: Ctx, input: InTicket & { item: ConsentItem }): Promise<void> {
  const { ticket, permit, accountId } = await ownTicket(ctx, input);
  const { item } = input;
  await mutate(ctx, permit, async (tx) => {
    const rows = await tx
      .update(ticketEvidence)
      .set({ state: 'withdrawn', content: null, decidedBy: accountId, decidedAt: ctx.clock.now() })
      .where(
        and(
          eq(ticketEvidence.orgId, ticket.orgId),
          eq(ticketEvidence.ticketId, ticket.id),
          eq(ticketEvidence.item, item),
          ne(ticketEvidence.state, 'withdrawn'),
        ),
      )
      .returning({ item: ticketEvidence.item });
    const target = { targetType: 'ticket', targetId: ticket.id, details: { items: [item] } };
    const audit = { action: 'ticket.evidence-withdrawn', orgId: ticket.orgId, ...target };
    return { result: undefined, audit: rows.length > 0 ? audit : null };
  });
}

async function ownTicket(ctx: Ctx, input: InTicket) {
  const { by, access, ...found } = await ticketInOrg(ctx, input, 'ticket.reply');
  if (by.side === 'customer') return { ...found, accountId: access.actor.accountId };
  throw new Problem('forbidden', 'Only who asked may say what is shared. Ask them.', {
    permission: 'ticket.reply',
  });
}
