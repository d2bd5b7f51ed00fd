import type { CountingMode } from './report.ts';

/** The state of a device towards one release or native version: when it first reached each point, in milliseconds. */
export interface Point {
  downloadedAt: number | null;
  installedAt: number | null;
  failedAt: number | null;
  rolledBackAt: number | null;
  /** When it was last left. Without `installedAt`, the report of its arrival has not come yet. */
  leftAt: number | null;
}

/** A device on one channel. */
export interface DeviceState {
  running: string | null;
  points: Map<string, Point>;
}

/** What a report says of a device on one channel. */
export type Arrival =
  | { kind: 'downloaded'; label: string }
  | { kind: 'failed'; label: string; mode: CountingMode }
  | { kind: 'runs'; label: string; mode: CountingMode; previous: string | null };

/**
 * The figures of a release. `failedLater` are those of `failed` that had installed it before, `wentBack` those of
 * `rolledBack` that did not fail.
 */
export type Figure =
  | 'active'
  | 'downloaded'
  | 'installed'
  | 'failed'
  | 'failedLater'
  | 'rolledBack'
  | 'wentBack';

/** Adds to a figure; by 0, so that the release is listed. */
export type Tally = (label: string, figure: Figure, by: number) => void;

const LABEL = /^v(\d+)$/;

/**
 * Moves a device's state on. Each step happens once, so figures summed from steps are true however often
 * and in whatever order reports come: a device is active in one place, and counted once at each point.
 */
export function applyReport(state: DeviceState, arrival: Arrival, atMs: number, tally: Tally): void {
  if (arrival.kind === 'runs') return runs(state, arrival, atMs, tally);
  const { label } = arrival;
  if (arrival.kind === 'downloaded') return reach(pointOf(state, label), 'downloadedAt', label, atMs, tally);
  // The older rules judge a report by what runs: of the running release they hear nothing more.
  if (arrival.mode === 'legacy' && state.running === label) return;
  const point = pointOf(state, label);
  if (point.failedAt === null && point.installedAt !== null) tally(label, 'failedLater', 1);
  reach(point, 'failedAt', label, atMs, tally);
  if (point.installedAt !== null) reach(point, 'rolledBackAt', label, atMs, tally);
}

/** The device runs something on another channel now: it has left `label` on this one. */
export function leaveFor(state: DeviceState, label: string, atMs: number, tally: Tally): void {
  if (state.running !== label) return;
  leave(state, null, atMs, tally);
  state.running = null;
}

function runs(
  state: DeviceState,
  { label, mode, previous }: Extract<Arrival, { kind: 'runs' }>,
  atMs: number,
  tally: Tally,
): void {
  const point = pointOf(state, label);
  const before = state.running;
  const isLate = mode === 'stateless' && before !== null && previous !== before && isAwaited(point);
  reach(point, 'installedAt', label, isLate ? Math.max(atMs, point.leftAt!) : atMs, tally);
  if (before !== label && !isLate) {
    leave(state, label, atMs, tally);
    state.running = label;
    point.leftAt = null;
    tally(label, 'active', 1);
  }
  if (mode === 'stateless' && previous !== null && previous !== label && !state.points.has(previous)) {
    pointOf(state, previous).leftAt = atMs;
    tally(previous, 'active', 0);
  }
}

// Left before it was reported as reached: its own report is under way, or came late already and is repeated.
function isAwaited({ leftAt, installedAt }: Point): boolean {
  return leftAt !== null && (installedAt === null || installedAt >= leftAt);
}

function leave(state: DeviceState, to: string | null, atMs: number, tally: Tally): void {
  const from = state.running;
  if (from === null) return;
  const point = pointOf(state, from);
  // Later than the installation, even within a millisecond; see `isAwaited`.
  point.leftAt = Math.max(atMs, (point.installedAt ?? 0) + 1);
  tally(from, 'active', -1);
  if (to === null || !isEarlier(to, from)) return;
  if (point.rolledBackAt === null && point.failedAt === null) tally(from, 'wentBack', 1);
  reach(point, 'rolledBackAt', from, atMs, tally);
}

function isEarlier(one: string, other: string): boolean {
  const [a, b] = [LABEL.exec(one)?.[1], LABEL.exec(other)?.[1]];
  return a !== undefined && b !== undefined && Number(a) < Number(b);
}

const FIGURES = {
  downloadedAt: 'downloaded',
  installedAt: 'installed',
  failedAt: 'failed',
  rolledBackAt: 'rolledBack',
} as const;

function reach(point: Point, step: keyof typeof FIGURES, label: string, atMs: number, tally: Tally): void {
  if (point[step] !== null) return;
  point[step] = atMs;
  tally(label, FIGURES[step], 1);
}

function pointOf(state: DeviceState, label: string): Point {
  const known = state.points.get(label);
  if (known) return known;
  const point = { downloadedAt: null, installedAt: null, failedAt: null, rolledBackAt: null, leftAt: null };
  state.points.set(label, point);
  return point;
}
