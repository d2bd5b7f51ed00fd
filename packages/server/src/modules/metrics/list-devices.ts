import type { Device } from '@codepushgo/contract';
import { sql, type SQL } from 'drizzle-orm';
import { channelInOrg, deploymentKeys, type ChannelRow } from '#channels';
import { authorise } from '#organisations';
import type { Ctx } from '../../context.ts';
import { afterCursor, cursorAfter, type Page, type PageRequest } from '../../platform/paging.ts';
import type { ChannelTarget } from '#releases';
import { scanDevices, type DeviceFilter, type DeviceScan } from './scan-devices.ts';
import { devices } from './schema.ts';

/** How many rows a page may look at; what is rarer than a page in so many comes on several short ones. */
const MOST_SCANNED = 2000;

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
  const scan = scanDevices(channel, request, after, today);
  const found: Row[] = [];
  const pageUpTo = (place: string | null): Page<Device> => ({
    items: found.slice(0, limit).map(toDevice),
    nextCursor: place === null ? null : cursorAfter(place),
  });
  for (const candidates of scan.candidates) {
    found.push(...(await readDevices(ctx, channel, scan, candidates, limit + 1 - found.length)));
    if (found.length > limit) return pageUpTo(scan.placeOf(found[limit - 1]!));
    const last = await lastOfMany(ctx, candidates);
    if (last) return pageUpTo(scan.placeOf(last));
  }
  return pageUpTo(null);
}

// The outer limit ends the reading as soon as the page is full; the inner one when it never will be.
async function readDevices(
  { db }: Ctx,
  { orgId, id, historyEpoch }: ChannelRow,
  { isWanted, order, areDevices }: DeviceScan,
  candidates: SQL,
  limit: number,
): Promise<Row[]> {
  const some = sql`(${candidates} LIMIT ${MOST_SCANNED})`;
  const from = areDevices
    ? sql`${some} r`
    : sql`${some} s CROSS JOIN LATERAL (
      SELECT * FROM ${devices} d WHERE d.org_id = ${orgId} AND d.channel_id = ${id} AND d.device = s.device OFFSET 0
    ) r`;
  const { rows } = await db.execute<Row>(sql`
    SELECT r.device, place_day AS day, CASE WHEN r.epoch = ${historyEpoch} THEN r.running END AS running,
      r.app_version AS "appVersion", r.last_seen_at AS "lastSeenAt",
      EXISTS (SELECT FROM ${deploymentKeys} k WHERE k.org_id = ${orgId} AND k.key = r.deployment_key AND k.rotated_at IS NOT NULL) AS "usesOldKey"
    FROM ${from}
    WHERE ${isWanted}
    ORDER BY ${order} LIMIT ${limit}`);
  return rows;
}

/** The candidate at which reading ended without a full page; none when there are fewer. */
async function lastOfMany({ db }: Ctx, candidates: SQL): Promise<Row | undefined> {
  const { rows } = await db.execute<Row>(
    sql`SELECT device, place_day AS day FROM (${candidates} OFFSET ${MOST_SCANNED - 1} LIMIT 1) s`,
  );
  return rows[0];
}

function toDevice({ device: id, running, appVersion, lastSeenAt, usesOldKey }: Row): Device {
  return { id, running, appVersion, lastSeenAt: new Date(lastSeenAt).toISOString(), usesOldKey };
}
