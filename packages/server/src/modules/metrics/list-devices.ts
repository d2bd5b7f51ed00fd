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
  scanned: number;
  last: string | null;
  place: string | null;
  id: string;
  running: string | null;
  appVersion: string | null;
  lastSeenAt: string;
  usesOldKey: boolean;
};

/**
 * The devices of a channel by id, page by page; by day, latest first, when only `seenWithinDays` is given.
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
  const { candidates, isWanted, order, orderBack } = scanDevices(channel, cleaned(request), after, today);
  const most = isWanted ? MOST_SCANNED : limit + 1;
  const { rows } = await ctx.db.execute<Row>(sql`
    WITH scanned AS MATERIALIZED (SELECT * FROM (${candidates(most)}) c ORDER BY ${order} LIMIT ${most}),
    matched AS (
      SELECT s.place, r.device AS id, CASE WHEN r.epoch = ${channel.historyEpoch} THEN r.running END AS running,
        r.app_version, r.last_seen_at, r.deployment_key
      FROM scanned s
      JOIN ${devices} r ON r.org_id = ${channel.orgId} AND r.channel_id = ${channel.id} AND r.device = s.device
      WHERE ${isWanted ?? sql`true`}
      ORDER BY ${order} LIMIT ${limit + 1}
    )
    SELECT t.scanned, t.last, m.place, m.id, m.running, m.app_version AS "appVersion", m.last_seen_at AS "lastSeenAt",
      EXISTS (SELECT FROM ${deploymentKeys} k WHERE k.org_id = ${channel.orgId} AND k.key = m.deployment_key AND k.rotated_at IS NOT NULL) AS "usesOldKey"
    FROM (SELECT count(*)::int AS scanned, (SELECT place FROM scanned ORDER BY ${orderBack} LIMIT 1) AS last FROM scanned) t
    LEFT JOIN matched m ON true
    ORDER BY m.${order}`);
  const found = rows.filter(({ place }) => place !== null);
  return { items: found.slice(0, limit).map(toDevice), nextCursor: nextCursor(found, rows[0]!, limit, most) };
}

function nextCursor(found: Row[], { scanned, last }: Row, limit: number, most: number): string | null {
  if (found.length > limit) return cursorAfter(found[limit - 1]!.place!);
  return scanned === most && most > limit + 1 ? cursorAfter(last!) : null;
}

// No device can have this in its id or version, and PostgreSQL does not take it.
function cleaned<T extends DeviceFilter>(filter: T): T {
  return { ...filter, search: filter.search?.replaceAll('\0', '') };
}

function toDevice({ id, running, appVersion, lastSeenAt, usesOldKey }: Row): Device {
  return { id, running, appVersion, lastSeenAt: new Date(lastSeenAt).toISOString(), usesOldKey };
}
