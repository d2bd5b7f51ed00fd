import { and, eq, inArray, isNull } from 'drizzle-orm';
import { channelInOrg, lockChannel, restartHistory } from '#channels';
import { mutate } from '#audit';
import { authorise } from '#organisations';
import type { Ctx } from '../../context.ts';
import type { ChannelTarget } from './create-release.ts';
import { releaseDiffs, releases } from './schema.ts';

/**
 * Empties a channel: its releases, their diffs and its figures. Numbering starts at v1 again; devices keep what
 * they run.
 *
 * @example await clearHistory(ctx, { org: 'acme', app: 'Shop', channel: 'Staging' });
 */
export async function clearHistory(ctx: Ctx, target: ChannelTarget): Promise<void> {
  const { app, channel, access } = await channelInOrg(ctx, target.org, target.app, target.channel);
  const permit = authorise(access, 'history.clear');
  await mutate(ctx, permit, async (tx) => {
    const locked = await lockChannel(tx, app.orgId, channel.id);
    const cleared = await tx
      .update(releases)
      .set({ clearedAt: ctx.clock.now() })
      .where(
        and(eq(releases.orgId, app.orgId), eq(releases.channelId, channel.id), isNull(releases.clearedAt)),
      )
      .returning({ id: releases.id });
    for (let rest = cleared.map((row) => row.id); rest.length > 0; rest = rest.slice(1000)) {
      await tx
        .delete(releaseDiffs)
        .where(and(eq(releaseDiffs.orgId, app.orgId), inArray(releaseDiffs.releaseId, rest.slice(0, 1000))));
    }
    await restartHistory(tx, locked);
    return {
      result: undefined,
      audit: {
        action: 'history.cleared',
        orgId: app.orgId,
        targetType: 'channel',
        targetId: channel.id,
        details: { releases: cleared.length, lastNumber: locked.lastNumber },
      },
      changes: [`channel:${channel.id}`],
    };
  });
}
