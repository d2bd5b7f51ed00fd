import type { EvidenceWish, OpenedTicket } from '@codepushgo/contract';
import { organisationAccess } from '#organisations';
import { projectInOrg } from '#projects';
import { openTicket, type TicketWish } from '#tickets';
import type { Ctx } from '../../context.ts';
import { collectEvidence } from './collect-evidence.ts';
import { keepEvidence } from './keep-evidence.ts';

/**
 * Asks for help, see `openTicket`, and attaches what the asker shares, as it is at that moment. A declined request
 * keeps its text alone.
 *
 * @throws Problem see `openTicket` and `findPlace`
 * @example await openWithEvidence(ctx, { ...wish, evidence: { share: ['project', 'releases'], app: 'Shop' } });
 */
export async function openWithEvidence(
  ctx: Ctx,
  { evidence, ...wish }: Omit<TicketWish, 'also'> & { evidence?: EvidenceWish | undefined },
): Promise<OpenedTicket> {
  if (!evidence) return openTicket(ctx, wish);
  const { org, access } = await organisationAccess(ctx, wish.org);
  const projectId =
    wish.project === undefined ? null : (await projectInOrg(ctx, org.id, wish.project)).project.id;
  const collected = await collectEvidence(ctx, org.id, projectId, evidence);
  const also: TicketWish['also'] = (tx, ticket) =>
    keepEvidence(ctx, tx, ticket, collected, access.actor.accountId);
  return openTicket(ctx, { ...wish, also });
}
