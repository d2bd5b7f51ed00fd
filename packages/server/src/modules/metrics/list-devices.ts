import type { Device } from '@codepushgo/contract';
import { sql } from 'drizzle-orm';
import { channelInOrg, deploymentKeys } from '#channels';
import { authorise } from '#organisations';
import type { Ctx } from '../../context.ts';
import { afterCursor, cursorAfter, type Page, type PageRequest } from '../../platform/paging.ts';
import type { ChannelTarget } from './channel-target.ts';
import { scanDevices, type DeviceFilter } from './scan-devices.ts';
import { devices } from './schema.ts';

/** How many rows a page may look at; what is rarer than a page in so many comes on several short ones. */
const MOST_SCANNED = 5000;

type Row = {
  device: string;
  day: string | null;
  running: string | null;
  appVersion: string | null;
  lastSeenAt: string;
  usesOldKey: boolean;
};

/**
 * The devices of a channel by id, page by page; by day, latest first, when only `seenWithinDays` or `deploymentKey` is
 * given.
 *
 * @returns a page, which may be short or empty while `nextCursor` says that more follows
 * @throws Problem `not-found`, `forbidden`
 * @example const { items } = await listDevices(ctx, target, { limit: 50, search: '5b3f', release: 'v12' });
 */
export async function listDevices(
  ctx: Ctx,
  { org, app, channel: name }: ChannelTarget,
  request: PageRequest & DeviceFilter,
): Promise<Page<Device>> {
  const { channel, access } = await channelInOrg(ctx, org, app, name);
  authorise(access, 'device.read');
  const { limit } = request;
  const today = ctx.clock.now().toISOString().slice(0, 10);
  const after = afterCursor(request.cursor);
  const { candidates, isWanted, order, placeOf } = scanDevices(channel, request, after, today);
  // The outer limit ends the reading as soon as the page is full; the inner one when it never will be.
  const { rows } = await ctx.db.execute<Row>(sql`
    SELECT s.device, s.day, CASE WHEN r.epoch = ${channel.historyEpoch} THEN r.running END AS running,
      r.app_version AS "appVersion", r.last_seen_at AS "lastSeenAt",
      EXISTS (SELECT FROM ${deploymentKeys} k WHERE k.org_id = ${channel.orgId} AND k.key = r.deployment_key AND k.rotated_at IS NOT NULL) AS "usesOldKey"
    FROM (SELECT * FROM ${candidates} c LIMIT ${MOST_SCANNED}) s
    JOIN ${devices} r ON r.org_id = ${channel.orgId} AND r.channel_id = ${channel.id} AND r.device = s.device
    WHERE ${isWanted}
    ORDER BY ${order} LIMIT ${limit + 1}`);
  const items = rows.slice(0, limit).map(toDevice);
  if (rows.length > limit) return { items, nextCursor: cursorAfter(placeOf(rows[limit - 1]!)) };
  const { rows: more } = await ctx.db.execute<Row>(
    sql`SELECT device, day FROM ${candidates} c OFFSET ${MOST_SCANNED - 1} LIMIT 1`,
  );
  return { items, nextCursor: more[0] ? cursorAfter(placeOf(more[0])) : null };
}

function toDevice({ device: id, running, appVersion, lastSeenAt, usesOldKey }: Row): Device {
  return { id, running, appVersion, lastSeenAt: new Date(lastSeenAt).toISOString(), usesOldKey };
}
