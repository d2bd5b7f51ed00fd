import { sql, type SQL } from 'drizzle-orm';
import { deviceReleases, devices } from './schema.ts';

/** Which devices of a channel are wanted; what is left out does not matter. */
export interface DeviceFilter {
  /** The beginning of an id, as written or all in upper or lower case. */
  search?: string | undefined;
  /** A label or native version, and what the device is to it; `running` when left out. */
  release?: string | undefined;
  state?: 'running' | 'pending' | 'failed' | 'rolled-back' | undefined;
  /** As the device writes it. */
  appVersion?: string | undefined;
  deploymentKey?: string | undefined;
  /** Days of UTC, today included. */
  seenWithinDays?: number | undefined;
}

/** How to find them: candidates in the order of an index, and what a candidate must be. */
export interface DeviceScan {
  /**
   * Each selects `device`, `place_day` and `place_id`, in the order of the last two, without a limit; all of one come
   * before all of the next.
   */
  candidates: SQL[];
  /** Whether candidates are whole rows of `devices`, so that nothing has to be looked up for them. */
  areDevices: boolean;
  /** For the row `r` of a candidate. */
  isWanted: SQL;
  /** Of the candidates. */
  order: SQL;
  /** Behind which the next page begins. */
  placeOf(candidate: { device: string; day: string | null }): string;
}

const STATES = {
  pending: sql`r.downloaded_at IS NOT NULL AND r.installed_at IS NULL AND r.failed_at IS NULL`,
  failed: sql`r.failed_at IS NOT NULL`,
  'rolled-back': sql`r.rolled_back_at IS NOT NULL`,
};

/**
 * Chooses the index that a list of devices reads: of a release first, for that is fewest, then of a version, of ids,
 * of a key or a day. The other filters are judged row by row.
 *
 * @param after the place behind which the list goes on
 * @param today the day of UTC, as `2030-01-31`
 */
export function scanDevices(
  channel: { orgId: string; id: string; historyEpoch: number },
  filter: DeviceFilter,
  after: string | undefined,
  today: string,
): DeviceScan {
  const { release, state = 'running', appVersion, deploymentKey, seenWithinDays } = filter;
  const runs = release !== undefined && state === 'running';
  const since = seenWithinDays === undefined ? null : sql`${today}::date - ${seenWithinDays - 1}::int`;
  const equals: { source: SQL; isWanted: SQL | null }[] = [];
  if (release !== undefined && state !== 'running')
    equals.push({
      source: sql`${deviceReleases} r WHERE r.epoch = ${channel.historyEpoch} AND r.label = ${release} AND ${STATES[state]}`,
      isWanted: null,
    });
  const ofDevices = (condition: SQL): void =>
    void equals.push({ source: sql`${devices} r WHERE ${condition}`, isWanted: condition });
  if (runs) ofDevices(sql`r.running = ${release} AND r.epoch = ${channel.historyEpoch}`);
  if (appVersion !== undefined) ofDevices(sql`r.app_version = ${appVersion}`);
  const hasDays = since !== null || deploymentKey !== undefined;
  const isByDay = hasDays && equals.length === 0 && filter.search === undefined;
  const byDay = [
    ...(deploymentKey === undefined ? [] : [sql`r.deployment_key = ${deploymentKey}`]),
    ...(since === null ? [] : [sql`r.seen_day >= ${since}`]),
  ];
  const source = isByDay
    ? sql`${devices} r WHERE ${sql.join(byDay, sql` AND `)}`
    : (equals[0]?.source ?? sql`${devices} r WHERE true`);
  const areDevices = isByDay || equals[0]?.isWanted !== null;
  const rest = equals.slice(1).map(({ isWanted }) => isWanted!);
  if (!isByDay) rest.push(...byDay);
  const own = sql`r.org_id = ${channel.orgId} AND r.channel_id = ${channel.id}`;
  const id = sql`r.device COLLATE "C"`;
  const day = isByDay ? sql`r.seen_day` : sql`NULL::date`;
  const inOrder = isByDay ? sql`r.seen_day DESC, ${id} DESC` : id;
  const select = (range: SQL): SQL =>
    sql`SELECT ${areDevices ? sql`r.*` : sql`r.device`}, ${day} AS place_day, ${id} AS place_id FROM ${source} AND ${own} AND ${range} ORDER BY ${inOrder}`;
  return {
    candidates: rangesOf(filter.search, after, isByDay).map(select),
    areDevices,
    isWanted: rest.length > 0 ? sql.join(rest, sql` AND `) : sql`true`,
    order: isByDay ? sql`place_day DESC, place_id DESC` : sql`place_id`,
    placeOf: ({ day: seen, device }) => (isByDay ? `${seen} ${device}` : device),
  };
}

/** Conditions on the place in the index, in its order; several where an id may be spelled in several ways. */
function rangesOf(search: string | undefined, after: string | undefined, isByDay: boolean): SQL[] {
  if (isByDay) return [after === undefined ? sql`true` : beforeDay(after)];
  const behind = after === undefined ? sql`true` : sql`r.device COLLATE "C" > ${after}`;
  if (!search) return [behind];
  const text = search.replaceAll('\0', '');
  const spellings = new Set([text, text.toLowerCase(), text.toUpperCase()]);
  // Nothing sorts behind U+10FFFF, so every id that goes on after the beginning lies between.
  return [...spellings]
    .sort(inBytes)
    .map(
      (text) =>
        sql`${behind} AND r.device COLLATE "C" >= ${text} AND r.device COLLATE "C" < ${`${text}\u{10FFFF}`}`,
    );
}

function beforeDay(after: string): SQL {
  const [day, device] = [after.slice(0, 10), after.slice(11)];
  return sql`(r.seen_day, r.device COLLATE "C") < (${day}::date, ${device} COLLATE "C")`;
}

function inBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
