import type { Clock } from '../../platform/clock.ts';
import type { Db } from '../../platform/db.ts';
import {
  applyReport,
  leaveFor,
  type Arrival,
  type DeviceState,
  type Point,
  type Tally,
} from './apply-report.ts';
import { lockDevices, writeDevices, type ReportedDevice } from './device-states.ts';
import { lockChannels, type ReportedChannel } from './lock-channels.ts';
import { countableLabels, ReleaseTally } from './release-tally.ts';
import { isKeptDevice, isKeptLabel, type Report } from './report.ts';

/** A report with what its keys stand for. */
interface Resolved {
  report: Report;
  channel: ReportedChannel;
  device: string | null;
  arrival: Arrival;
  /** Where something else ran before, when that was another channel. */
  left: { channel: ReportedChannel; label: string } | null;
}

/** Stores reports in the order given, in one transaction. */
export async function writeReports(db: Db, clock: Clock, reports: Report[]): Promise<void> {
  const now = clock.now();
  await db.transaction(async (tx) => {
    const keys = reports.flatMap((report) =>
      report.kind === 'deploy' && report.previous
        ? [report.deploymentKey, report.previous.deploymentKey]
        : [report.deploymentKey],
    );
    const byKey = await lockChannels(tx, [...new Set(keys)], now);
    const known = reports.flatMap((report) => resolve(report, byKey));
    if (known.length === 0) return;
    const isCountable = await countableLabels(tx, known.flatMap(labelsOf));
    const resolved = known.flatMap((one) => bounded(one, isCountable));
    const rows = devicesOf(resolved);
    if (rows.size > 0) await lockDevices(tx, [...rows.values()], now);
    const tally = new ReleaseTally();
    const touched = new Set<Point>();
    for (const one of resolved) apply(one, rows, tally, touched, now.getTime());
    if (rows.size > 0) await writeDevices(tx, [...rows.values()], touched, now);
    await tally.write(tx, now);
  });
}

function resolve(report: Report, byKey: Map<string, ReportedChannel>): Resolved[] {
  const channel = byKey.get(report.deploymentKey);
  if (!channel) return [];
  const device = report.device !== null && isKeptDevice(report.device) ? report.device : null;
  const { arrival, previous } = arrivalOf(report);
  const before = previous && byKey.get(previous.deploymentKey);
  if (arrival.kind !== 'runs' || !previous || !before)
    return [{ report, channel, device, arrival, left: null }];
  const isHere = before.id === channel.id;
  return [
    {
      report,
      channel,
      device,
      arrival: isHere ? { ...arrival, previous: previous.label } : arrival,
      left: isHere ? null : { channel: before, label: previous.label },
    },
  ];
}

function arrivalOf(report: Report): {
  arrival: Arrival;
  previous: { label: string; deploymentKey: string } | null;
} {
  if (report.kind === 'download')
    return { arrival: { kind: 'downloaded', label: report.label }, previous: null };
  const { label, appVersion, mode, status } = report;
  if (label !== null && status === 'Downloaded')
    return { arrival: { kind: 'downloaded', label }, previous: null };
  if (label !== null && status === 'DeploymentFailed')
    return { arrival: { kind: 'failed', label, mode }, previous: null };
  return {
    arrival: { kind: 'runs', label: label ?? appVersion, mode, previous: null },
    previous: mode === 'stateless' ? report.previous : null,
  };
}

function labelsOf({ channel, arrival, left }: Resolved): { channel: ReportedChannel; label: string }[] {
  const previous =
    arrival.kind === 'runs' && arrival.previous !== null ? [{ channel, label: arrival.previous }] : [];
  return [{ channel, label: arrival.label }, ...previous, ...(left ? [left] : [])];
}

// What cannot be counted vanishes, as reports for unknown keys do.
function bounded(
  one: Resolved,
  isCountable: (channel: ReportedChannel, label: string) => boolean,
): Resolved[] {
  const { channel, arrival, left } = one;
  if (!isCountable(channel, arrival.label)) return [];
  const keepsPrevious =
    arrival.kind !== 'runs' || arrival.previous === null || isCountable(channel, arrival.previous);
  return [
    {
      ...one,
      arrival: keepsPrevious ? arrival : { ...arrival, previous: null },
      left: left && isCountable(left.channel, left.label) ? left : null,
    },
  ];
}

function devicesOf(resolved: Resolved[]): Map<string, ReportedDevice> {
  const rows = new Map<string, ReportedDevice>();
  for (const { report, channel, device, left } of resolved) {
    if (device === null) continue;
    const key = `${channel.id} ${device}`;
    const appVersion =
      report.kind === 'deploy' && isKeptLabel(report.appVersion)
        ? report.appVersion
        : (rows.get(key)?.appVersion ?? null);
    rows.set(key, {
      channel,
      device,
      isReporting: true,
      deploymentKey: report.deploymentKey,
      appVersion,
      state: null,
    });
    const leftKey = left && `${left.channel.id} ${device}`;
    if (leftKey && !rows.has(leftKey))
      rows.set(leftKey, {
        channel: left.channel,
        device,
        isReporting: false,
        deploymentKey: '',
        appVersion: null,
        state: null,
      });
  }
  return new Map([...rows].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function apply(
  { channel, device, arrival, left }: Resolved,
  rows: Map<string, ReportedDevice>,
  tally: ReleaseTally,
  touched: Set<Point>,
  atMs: number,
): void {
  if (device === null) return countAnonymous(channel, arrival, left, tally);
  const on = (where: ReportedChannel, change: (state: DeviceState, count: Tally) => void): void => {
    const state = rows.get(`${where.id} ${device}`)?.state;
    if (!state) return;
    const before = state.running;
    change(state, (label, figure, by) => tally.add(where, label, figure, by));
    for (const label of [before, arrival.label, arrival.kind === 'runs' ? arrival.previous : null]) {
      const point = label !== null && state.points.get(label);
      if (point) touched.add(point);
    }
  };
  on(channel, (state, count) => applyReport(state, arrival, atMs, count));
  if (left) on(left.channel, (state, count) => leaveFor(state, left.label, atMs, count));
}

// Without an id nothing can be recognised: each report counts as it comes.
function countAnonymous(
  channel: ReportedChannel,
  arrival: Arrival,
  left: Resolved['left'],
  tally: ReleaseTally,
): void {
  const { kind, label } = arrival;
  if (kind === 'downloaded') return tally.add(channel, label, 'anonymousDownloaded', 1);
  if (kind === 'failed') return tally.add(channel, label, 'anonymousFailed', 1);
  tally.add(channel, label, 'anonymousActive', 1);
  tally.add(channel, label, 'anonymousInstalled', 1);
  const before = left ?? (arrival.previous === null ? null : { channel, label: arrival.previous });
  if (before) tally.add(before.channel, before.label, 'anonymousActive', -1);
}
