import type { Series } from '@codepushgo/contract';
import { and, eq, gte, inArray, sum } from 'drizzle-orm';
import { deviceDays, lastSeenDays } from '#rollups';
import type { Ctx } from '../../context.ts';
import { daysUpTo, Lines } from './buckets.ts';
import { channelsInScope, type PlacedChannel } from './channels-in-scope.ts';
import { findScope } from './find-scope.ts';

/** What narrows a project: an app, a channel of it, and the days to look back. */
export interface ProjectSpan {
  org: string;
  project: string;
  app?: string | undefined;
  channel?: string | undefined;
  days: number;
}

/** Active devices of a channel: distinct ones that asked or reported within so many days of UTC, today included. */
export interface ChannelActivity {
  id: string;
  name: string;
  app: { id: string; name: string };
  today: number;
  last7Days: number;
  last30Days: number;
}

/**
 * Active devices per day and channel, and how many were active lately.
 *
 * @throws Problem `not-found`, `forbidden`
 * @example const { channels } = await activity(ctx, { org: 'acme', project: 'shop', days: 30 });
 */
export async function activity(
  ctx: Ctx,
  span: ProjectSpan,
): Promise<{ perDay: Series; channels: ChannelActivity[] }> {
  const scope = await findScope(ctx, span);
  const placed = await channelsInScope(ctx.db, scope, span);
  const buckets = daysUpTo(ctx.clock.nowMs(), span.days);
  const days = await readDays(ctx, placed, deviceDays, buckets.at[0]!);
  const lines = new Lines(buckets);
  for (const { channelId, day, devices } of days) lines.add(channelId, Date.parse(day), devices);
  const month = daysUpTo(ctx.clock.nowMs(), 30).at;
  const seen = await readDays(ctx, placed, lastSeenDays, month[0]!);
  const within = (id: string, first: number): number =>
    seen
      .filter(({ channelId, day }) => channelId === id && day >= month.at(-first)!.slice(0, 10))
      .reduce((total, { devices }) => total + devices, 0);
  const channels = placed.map(({ id, name, app }) => ({
    id,
    name,
    app: { id: app.id, name: app.name },
    today: within(id, 1),
    last7Days: within(id, 7),
    last30Days: within(id, 30),
  }));
  return { perDay: lines.series(), channels };
}

function readDays(
  { db }: Ctx,
  placed: PlacedChannel[],
  table: typeof deviceDays | typeof lastSeenDays,
  from: string,
): Promise<{ channelId: string; day: string; devices: number }[]> {
  if (placed.length === 0) return Promise.resolve([]);
  const ids = placed.map(({ id }) => id);
  return db
    .select({ channelId: table.channelId, day: table.day, devices: sum(table.devices).mapWith(Number) })
    .from(table as typeof lastSeenDays)
    .where(
      and(
        eq(table.orgId, placed[0]!.orgId),
        inArray(table.channelId, ids),
        gte(table.day, from.slice(0, 10)),
      ),
    )
    .groupBy(table.channelId, table.day);
}
