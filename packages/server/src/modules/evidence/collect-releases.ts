import type { ReleaseEvidence } from '@codepushgo/contract';
import { listAppChannels } from '#channels';
import { releaseInsight } from '#insights';
import { newestReleases } from '#releases';
import type { Ctx } from '../../context.ts';
import type { Place } from './find-place.ts';

const MOST_CHANNELS = 10;

/** The newest release of the channel, or of each of the app's first ten channels, with its figures. */
export async function collectReleases(ctx: Ctx, { app, channel }: Place): Promise<ReleaseEvidence[] | null> {
  if (!app) return null;
  const target = { org: app.org.id, app: app.app.id };
  const all = channel ? [channel.channel] : await listAppChannels(ctx, target);
  const some = all.slice(0, MOST_CHANNELS);
  const newest = await newestReleases(
    ctx.db,
    app.org.id,
    some.map(({ id }) => id),
  );
  const found: ReleaseEvidence[] = [];
  for (const { id, name } of some) {
    const record = newest.get(id);
    if (!record) continue;
    const { release, figures, adoption, health } = await releaseInsight(
      ctx,
      { ...target, channel: id },
      record.label,
    );
    const { label, state, rollout, appVersion, description, isMandatory, haltReason, createdAt } = release;
    found.push({
      app: app.app.name,
      channel: name,
      label,
      state,
      rollout,
      appVersion,
      description,
      isMandatory,
      haltReason,
      createdAt,
      figures,
      adoption,
      health: health.current,
      previousHealth: health.previousAtSameAge,
    });
  }
  return found;
}
