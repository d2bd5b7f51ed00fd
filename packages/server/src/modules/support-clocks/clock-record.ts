import type { ClockEnd, ClockName, DueBecause } from '@codepushgo/contract';
import { addTime, timeBetween, type Calendar } from './calendar.ts';
import type { ClockPolicy, Promised, ScheduleVersion } from './clock-rules.ts';

/** A clock while the fold goes over the events; instants are epoch milliseconds. */
export interface ClockRecord {
  ticketId: string;
  name: ClockName;
  seq: number;
  kind: 'target' | 'commitment';
  /** In force when it started, and kept. */
  policy: ClockPolicy;
  schedule: ScheduleVersion;
  promised: Promised;
  calendar: Calendar;
  startMs: number;
  /** Since when it runs without interruption; null while it does not run. */
  runsSinceMs: number | null;
  /** Used up before that, in either calendar. */
  usedMs: Record<Calendar, number>;
  dueMs: number | null;
  warnMs: number | null;
  /** What was left when it stopped running; null: it runs, or was overdue. */
  left: { dueMs: number; warnMs: number } | null;
  warnedMs: number | null;
  breachedMs: number | null;
  satisfiedMs: number | null;
  cancelledMs: number | null;
  end: ClockEnd | null;
  because: DueBecause;
}

/** Neither answered nor cancelled; it may be overdue. */
export function isOwed(clock: ClockRecord | undefined): clock is ClockRecord {
  return clock !== undefined && clock.satisfiedMs === null && clock.cancelledMs === null;
}

/** Owed and not overdue: only such clocks get other due times. */
export function isOpen(clock: ClockRecord | undefined): clock is ClockRecord {
  return isOwed(clock) && clock.breachedMs === null;
}

/** What was used up of a calendar until an instant, without pauses. */
export function usedUntil(clock: ClockRecord, calendar: Calendar, atMs: number): number {
  const { runsSinceMs: since, usedMs } = clock;
  return (
    usedMs[calendar] + (since === null ? 0 : timeBetween(calendar, clock.schedule.schedule, since, atMs))
  );
}

/** Dates what fell due before an instant. Warnings count at the instant itself when nothing else happens then. */
export function settle(clock: ClockRecord, atMs: number, isLast = false): void {
  if (!isOwed(clock) || clock.runsSinceMs === null) return;
  const { warnMs, dueMs } = clock;
  if (warnMs !== null && (isLast ? warnMs <= atMs : warnMs < atMs)) clock.warnedMs ??= warnMs;
  if (dueMs !== null && dueMs < atMs) clock.breachedMs ??= dueMs;
}

function stopRunning(clock: ClockRecord, atMs: number): void {
  if (clock.runsSinceMs === null) return;
  const { calendar, dueMs, warnMs, breachedMs } = clock;
  const { schedule } = clock.schedule;
  // Only the solution's clock starts again, perhaps under another calendar.
  const used: Calendar[] = clock.name === 'resolution' ? ['elapsed', 'business'] : [calendar];
  for (const each of used) clock.usedMs[each] = usedUntil(clock, each, atMs);
  if (breachedMs === null && dueMs !== null)
    clock.left = {
      dueMs: timeBetween(calendar, schedule, atMs, dueMs),
      warnMs: timeBetween(calendar, schedule, atMs, warnMs ?? dueMs),
    };
  clock.runsSinceMs = null;
}

/** The customer's turn: nothing is due, and what was left is kept. */
export function pause(clock: ClockRecord, atMs: number): void {
  stopRunning(clock, atMs);
  if (!clock.left) return;
  clock.dueMs = null;
  clock.warnMs = clock.warnedMs;
}

/** Goes on with what was left. */
export function resume(clock: ClockRecord, atMs: number, code: 'resumed' | 'reopened'): void {
  if (clock.runsSinceMs !== null) return;
  clock.runsSinceMs = atMs;
  const { left, calendar, warnedMs } = clock;
  if (!left) return;
  const { schedule } = clock.schedule;
  clock.dueMs = addTime(calendar, schedule, atMs, left.dueMs);
  const isWarned = left.warnMs === 0 && warnedMs !== null;
  clock.warnMs = isWarned ? warnedMs : addTime(calendar, schedule, atMs, left.warnMs);
  clock.left = null;
  const from = new Date(atMs).toISOString();
  clock.because = { code, from, leftSeconds: Math.ceil(left.dueMs / 1000), ...clock.promised };
}

/** It was answered, or solved. */
export function satisfy(clock: ClockRecord, atMs: number): void {
  stopRunning(clock, atMs);
  clock.satisfiedMs = atMs;
}

/** Nothing is owed any more, though nothing was answered. A breach stays recorded. */
export function cancel(clock: ClockRecord, atMs: number, end: ClockEnd): void {
  stopRunning(clock, atMs);
  clock.cancelledMs = atMs;
  clock.end = end;
}
