import type { EvidenceWish, OpenedTicket } from '@codepushgo/contract';
import { organisationAccess } from '#organisations';
import { projectInOrg } from '#projects';
import { openTicket, type TicketWish } from '#tickets';
import type { Ctx } from '../../context.ts';
import { collectEvidence } from './collect-evidence.ts';
import { mapTexts, maskSecrets } from './mask-texts.ts';
import { keepEvidence } from './keep-evidence.ts';

/**
 * Asks for help, see `openTicket`, and attaches what the asker shares, as it is at that moment. A declined request
 * keeps what was to be shared: it is looked up once the request becomes a ticket.
 *
 * @throws Problem see `openTicket` and `findPlace`
 * @example await openWithEvidence(ctx, { ...wish, evidence: { share: ['project', 'releases'], app: 'Shop' } });
 */
export async function openWithEvidence(
  ctx: Ctx,
  { evidence, ...wish }: Omit<TicketWish, 'also' | 'evidence'> & { evidence?: EvidenceWish | undefined },
): Promise<OpenedTicket> {
  if (!evidence) return openTicket(ctx, wish);
  const { org, access } = await organisationAccess(ctx, wish.org);
  const projectId =
    wish.project === undefined ? null : (await projectInOrg(ctx, org.id, wish.project)).project.id;
  const collected = await collectEvidence(ctx, org.id, projectId, evidence);
  const also: TicketWish['also'] = (tx, ticket) =>
    keepEvidence(ctx, tx, ticket, collected, access.actor.accountId);
  return openTicket(ctx, { ...wish, evidence: mapTexts(evidence, maskSecrets), also });
}
