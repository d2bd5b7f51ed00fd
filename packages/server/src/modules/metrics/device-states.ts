import { sql } from 'drizzle-orm';
import { countDevicesSeen } from '#rollups';
import type { Tx } from '../../platform/db.ts';
import type { DeviceState, Point } from './apply-report.ts';
import type { ReportedChannel } from './lock-channels.ts';
import { deviceReleases, devices } from './schema.ts';

/** A device on a channel, as a batch of reports finds it and leaves it. */
export interface ReportedDevice {
  channel: ReportedChannel;
  device: string;
  /** Whether the reports are of this channel; else it only leaves something here. */
  isReporting: boolean;
  deploymentKey: string;
  appVersion: string | null;
  /** Filled by {@link lockDevices}: as what it is counted; null for a new device. */
  before?: Seen | null;
  /** Filled by {@link lockDevices}; null for a device that only leaves something and is unknown here. */
  state: DeviceState | null;
}

/** What a device is counted by. */
export interface Seen {
  day: string;
  appVersion: string | null;
  running: string | null;
  epoch: number;
}

const column = <T>(rows: T[], pick: (row: T) => string | number | null) => sql.param(rows.map(pick));

function keyColumns(rows: ReportedDevice[]) {
  return sql`unnest(${column(rows, (row) => row.channel.orgId)}::text[], ${column(rows, (row) => row.channel.id)}::text[], ${column(rows, (row) => row.device)}::text[], ${column(rows, (row) => row.channel.epoch)}::int[])`;
}

/**
 * Makes rows for new devices, locks all and reads their states.
 *
 * @param rows sorted by channel and device, so that writers at the same time never wait in a circle
 */
export async function lockDevices(tx: Tx, rows: ReportedDevice[], now: Date): Promise<void> {
  const reporting = rows.filter((row) => row.isReporting);
  const at = sql`${now.toISOString()}::timestamptz`;
  const made = await tx.execute<{ channel_id: string; device: string }>(sql`
    INSERT INTO ${devices} (org_id, channel_id, device, epoch, deployment_key, first_seen_at, last_seen_at)
    SELECT n.org_id, n.channel_id, n.device, n.epoch, n.key, ${at}, ${at}
    FROM unnest(${column(reporting, (row) => row.channel.orgId)}::text[], ${column(reporting, (row) => row.channel.id)}::text[],
      ${column(reporting, (row) => row.device)}::text[], ${column(reporting, (row) => row.channel.epoch)}::int[],
      ${column(reporting, (row) => row.deploymentKey)}::text[]) AS n (org_id, channel_id, device, epoch, key)
    ON CONFLICT (org_id, channel_id, device) DO NOTHING
    RETURNING channel_id, device`);
  const fresh = new Set(made.rows.map(({ channel_id, device }) => `${channel_id} ${device}`));
  const locked = await tx.execute<LockedRow>(sql`
    SELECT w.ord::int AS ord, d.running, d.epoch, d.seen_day AS "seenDay", d.app_version AS "appVersion"
    FROM ${keyColumns(rows)} WITH ORDINALITY AS w (org_id, channel_id, device, epoch, ord)
    JOIN ${devices} d ON d.org_id = w.org_id AND d.channel_id = w.channel_id AND d.device = w.device
    ORDER BY w.ord
    FOR UPDATE OF d`);
  for (const { ord, running, epoch, seenDay, appVersion } of locked.rows) {
    const row = rows[ord - 1]!;
    const isNew = fresh.has(`${row.channel.id} ${row.device}`);
    row.before = isNew ? null : { day: seenDay, appVersion, running, epoch };
    row.appVersion ??= appVersion;
    // What ran before the history was cleared counts no more.
    row.state = { running: epoch === row.channel.epoch ? running : null, points: new Map() };
  }
  await readPoints(tx, rows);
}

type LockedRow = {
  ord: number;
  running: string | null;
  epoch: number;
  seenDay: string;
  appVersion: string | null;
};
type PointRow = { ord: number; label: string } & Record<keyof typeof POINT_COLUMNS, number | null>;

const POINT_COLUMNS = {
  downloaded: 'downloadedAt',
  installed: 'installedAt',
  failed: 'failedAt',
  rolled_back: 'rolledBackAt',
  left: 'leftAt',
} as const;

async function readPoints(tx: Tx, rows: ReportedDevice[]): Promise<void> {
  const ms = (name: string) => sql.raw(`(extract(epoch FROM r.${name}_at) * 1000)::int8 AS "${name}"`);
  const { rows: found } = await tx.execute<PointRow>(sql`
    SELECT w.ord::int AS ord, r.label, ${sql.join(Object.keys(POINT_COLUMNS).map(ms), sql`, `)}
    FROM ${keyColumns(rows)} WITH ORDINALITY AS w (org_id, channel_id, device, epoch, ord)
    JOIN ${deviceReleases} r ON r.org_id = w.org_id AND r.channel_id = w.channel_id AND r.device = w.device AND r.epoch = w.epoch`);
  for (const { ord, label, ...times } of found) {
    const point = Object.fromEntries(
      Object.entries(POINT_COLUMNS).map(([name, member]) => [
        member,
        times[name as keyof typeof POINT_COLUMNS],
      ]),
    );
    rows[ord - 1]!.state?.points.set(label, point as unknown as Point);
  }
}

/** Writes what runs where, and the points of the labels that the reports were about. */
export async function writeDevices(
  tx: Tx,
  rows: ReportedDevice[],
  touched: Set<Point>,
  now: Date,
): Promise<void> {
  const known = rows.filter((row) => row.state !== null);
  await tx.execute(sql`
    UPDATE ${devices} d SET running = u.running, epoch = u.epoch,
      app_version = CASE WHEN u.reporting THEN coalesce(u.app_version, d.app_version) ELSE d.app_version END,
      deployment_key = CASE WHEN u.reporting THEN u.key ELSE d.deployment_key END,
      last_seen_at = CASE WHEN u.reporting THEN greatest(d.last_seen_at, ${now.toISOString()}::timestamptz) ELSE d.last_seen_at END
    FROM unnest(${column(known, (row) => row.channel.orgId)}::text[], ${column(known, (row) => row.channel.id)}::text[],
      ${column(known, (row) => row.device)}::text[], ${column(known, (row) => row.channel.epoch)}::int[],
      ${column(known, (row) => row.state!.running)}::text[], ${column(known, (row) => row.appVersion)}::text[],
      ${column(known, (row) => row.deploymentKey)}::text[], ${sql.param(known.map((row) => row.isReporting))}::bool[])
      AS u (org_id, channel_id, device, epoch, running, app_version, key, reporting)
    WHERE d.org_id = u.org_id AND d.channel_id = u.channel_id AND d.device = u.device`);
  await countSeen(tx, known, now);
  const points = known.flatMap(({ channel, device, state }) =>
    [...state!.points]
      .filter(([, point]) => touched.has(point))
      .map(([label, point]) => ({ channel, device, label, point })),
  );
  if (points.length > 0) await writePoints(tx, points);
}

// Most reports are of devices that are counted already as what they still are.
async function countSeen(tx: Tx, rows: ReportedDevice[], now: Date): Promise<void> {
  const today = now.toISOString().slice(0, 10);
  const moved = rows
    .map((row) => ({ ...row, before: row.before ?? null, now: seenNow(row, today) }))
    .filter(({ before, now }) => !before || !isSame(before, now));
  if (moved.length === 0) return;
  const seen = (pick: (row: (typeof moved)[number]) => Seen | null) =>
    sql`${column(moved, (row) => pick(row)?.day ?? null)}::date[], ${column(moved, (row) => pick(row)?.appVersion ?? null)}::text[],
      ${column(moved, (row) => pick(row)?.running ?? null)}::text[], ${column(moved, (row) => pick(row)?.epoch ?? null)}::int[]`;
  await tx.execute(
    countDevicesSeen(sql`seen AS (
      SELECT * FROM unnest(${column(moved, (row) => row.channel.orgId)}::text[], ${column(moved, (row) => row.channel.id)}::text[],
        ${seen(({ now }) => now)}, ${seen(({ before }) => before)})
        AS n (org_id, channel_id, day, app_version, running, epoch, day_before, version_before, running_before, epoch_before))`),
  );
}

/** What {@link writeDevices} makes of a device. */
function seenNow({ before, isReporting, appVersion, channel, state }: ReportedDevice, today: string): Seen {
  const known = before ?? { day: today, appVersion };
  return {
    day: isReporting && known.day < today ? today : known.day,
    appVersion: isReporting ? appVersion : known.appVersion,
    running: state!.running,
    epoch: channel.epoch,
  };
}

function isSame(one: Seen, other: Seen): boolean {
  return (Object.keys(one) as (keyof Seen)[]).every((name) => one[name] === other[name]);
}

async function writePoints(
  tx: Tx,
  rows: { channel: ReportedChannel; device: string; label: string; point: Point }[],
): Promise<void> {
  const time = (member: keyof Point) => sql`${column(rows, ({ point }) => point[member])}::float8[]`;
  await tx.execute(sql`
    INSERT INTO ${deviceReleases} (org_id, channel_id, epoch, device, label, downloaded_at, installed_at, failed_at, rolled_back_at, left_at)
    SELECT p.org_id, p.channel_id, p.epoch, p.device, p.label, to_timestamp(p.d / 1000), to_timestamp(p.i / 1000), to_timestamp(p.f / 1000), to_timestamp(p.r / 1000), to_timestamp(p.l / 1000)
    FROM unnest(${column(rows, (row) => row.channel.orgId)}::text[], ${column(rows, (row) => row.channel.id)}::text[],
      ${column(rows, (row) => row.channel.epoch)}::int[], ${column(rows, (row) => row.device)}::text[], ${column(rows, (row) => row.label)}::text[],
      ${time('downloadedAt')}, ${time('installedAt')}, ${time('failedAt')}, ${time('rolledBackAt')}, ${time('leftAt')})
      AS p (org_id, channel_id, epoch, device, label, d, i, f, r, l)
    ON CONFLICT (org_id, channel_id, device, epoch, label) DO UPDATE SET downloaded_at = excluded.downloaded_at,
      installed_at = excluded.installed_at, failed_at = excluded.failed_at, rolled_back_at = excluded.rolled_back_at, left_at = excluded.left_at`);
}
