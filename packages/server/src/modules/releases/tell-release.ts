import type { EventData } from '@codepushgo/contract';
import type { ChannelAccess } from '#channels';
import type { Ctx, Happening } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import type { ReleaseRecord } from './release-record.ts';

type OnRelease = EventData<'release.resumed'>;
/** An event about a release, without what every one of them says. */
type ReleaseEvent = {
  [H in Happening as H['type']]: H['data'] extends OnRelease
    ? { type: H['type']; more: Omit<H['data'], keyof OnRelease> }
    : never;
}[Happening['type']];

/** Tells what was done to a release, within the transaction that does it. */
export async function tellRelease(
  ctx: Ctx,
  tx: Tx,
  target: ChannelAccess,
  release: ReleaseRecord,
  { type, more }: ReleaseEvent,
): Promise<void> {
  const { org, project, app, channel } = target;
  const { actor } = ctx;
  const data: OnRelease = {
    organisation: { id: org.id, slug: org.slug, name: org.name },
    project: { id: project.id, slug: project.slug, name: project.name },
    app: { id: app.id, name: app.name },
    channel: { id: channel.id, name: channel.name },
    by: actor.kind === 'account' ? { accountId: actor.accountId, userName: actor.userName } : null,
    release: factsOf(ctx, target, release),
  };
  const place = { orgId: org.id, projectId: project.id, appId: app.id, channelId: channel.id };
  await ctx.news.happened(ctx, tx, { type, data: { ...data, ...more }, ...place } as Happening);
}

function factsOf(
  { config }: Ctx,
  { org, project, app, channel }: ChannelAccess,
  release: ReleaseRecord,
): OnRelease['release'] {
  const path = [
    'o',
    org.slug,
    'p',
    project.slug,
    'a',
    app.name,
    'c',
    channel.name,
    'releases',
    release.label,
  ];
  return {
    id: release.id,
    label: release.label,
    appVersion: release.appVersion,
    description: release.description,
    packageHash: release.packageHash,
    sizeBytes: release.sizeBytes,
    isMandatory: release.isMandatory,
    isDisabled: release.isDisabled,
    isHalted: release.isHalted,
    rollout: release.rollout ?? 100,
    url: `${config.publicUrl}/${path.map(encodeURIComponent).join('/')}`,
  };
}

/** Tells each change that somebody else may wait for: the rollout, and whether the release is offered at all. */
export async function tellChanges(
  ctx: Ctx,
  tx: Tx,
  target: ChannelAccess,
  before: ReleaseRecord,
  release: ReleaseRecord,
): Promise<void> {
  const [from, to] = [before.rollout ?? 100, release.rollout ?? 100];
  if (from !== to) {
    const more = { before: from, after: to };
    await tellRelease(ctx, tx, target, release, { type: 'release.rollout-changed', more });
  }
  if (before.isDisabled !== release.isDisabled) {
    const type = release.isDisabled ? 'release.disabled' : 'release.enabled';
    await tellRelease(ctx, tx, target, release, { type, more: {} });
  }
}
