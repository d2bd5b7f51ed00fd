import type { ConsentItem, EvidenceWish } from '@codepushgo/contract';
import { appInOrg, type AppAccess } from '#apps';
import { channelInOrg, type ChannelAccess } from '#channels';
import { authorise } from '#organisations';
import type { Ctx } from '../../context.ts';
import { Problem } from '../../platform/problem.ts';

/** What a wish names, found for whoever wishes. */
export interface Place {
  app: AppAccess | null;
  channel: ChannelAccess | null;
  release: string | null;
  device: string | null;
}

type Named = 'app' | 'channel' | 'device' | 'versions' | 'doctor';

/** What each item cannot do without. */
const NEEDS: Record<ConsentItem, Named[]> = {
  project: [],
  releases: ['app'],
  device: ['app', 'device'],
  diff: ['app', 'channel'],
  versions: ['versions'],
  doctor: ['doctor'],
  incidents: [],
  override: ['app', 'channel', 'device'],
};

/**
 * Finds the app and the channel that a wish names, and judges what they are shared for.
 *
 * @throws Problem `invalid-input` when an item lacks what it is about, or the app is of another project than the
 *   ticket; `not-found`; `forbidden` for an override by somebody who may set none
 */
export async function findPlace(
  ctx: Ctx,
  org: string,
  wish: EvidenceWish,
  projectId: string | null,
): Promise<Place> {
  assertComplete(wish);
  const { release = null, device = null } = wish;
  if (wish.app === undefined) return { app: null, channel: null, release, device };
  const channel = wish.channel === undefined ? null : await channelInOrg(ctx, org, wish.app, wish.channel);
  const app = channel ?? (await appInOrg(ctx, org, wish.app));
  authorise(app.access, 'app.read');
  if (projectId !== null && app.project.id !== projectId)
    throw invalid('app', 'belongs to another project than the ticket');
  if (wish.share.includes('override')) authorise(app.access, 'device.override');
  return { app, channel, release, device };
}

function assertComplete(wish: EvidenceWish): void {
  if (wish.channel !== undefined && wish.app === undefined)
    throw invalid('app', 'must name the app of the channel');
  for (const item of wish.share)
    for (const member of NEEDS[item])
      if (wish[member] === undefined) throw invalid(member, `is needed to share "${item}"`);
}

function invalid(member: string, detail: string): Problem {
  return new Problem('invalid-input', `The request is not valid: /evidence/${member} ${detail}.`, {
    errors: [{ pointer: `/evidence/${member}`, detail }],
  });
}
