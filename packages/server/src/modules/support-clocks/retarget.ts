import type { DueBecause, Severity } from '@codepushgo/contract';
import { addTime, lengthOf, type Length } from './calendar.ts';
import { type ClockRecord, isOpen, usedUntil } from './clock-record.ts';
import { promisedFor, type Promised } from './clock-rules.ts';
import type { CoveredBy } from './clock-events.ts';

const GRAVEST_FIRST: readonly Severity[] = ['urgent', 'high', 'normal', 'low'];

/** Positive: the first is graver; 0: the same. */
export function compareSeverity(first: Severity, second: Severity): number {
  return GRAVEST_FIRST.indexOf(second) - GRAVEST_FIRST.indexOf(first);
}

type Asked = { severity: Severity } & Pick<CoveredBy, 'responseRow'>;

function newLength(
  clock: ClockRecord,
  asked: Asked,
  fromMs: number,
): (Length & { promised: Promised }) | null {
  const promised = promisedFor(clock.policy, clock.name, { ...asked, queue: null });
  if (!promised || clock.promised.queue !== null) return null;
  const rules = { schedule: clock.schedule.schedule, businessDayHours: clock.policy.businessDayHours };
  return { promised, ...lengthOf(promised.target, rules, fromMs) };
}

/** When it is due, or would be if it went on now. */
function dueOf(clock: ClockRecord, atMs: number): number {
  const { left, dueMs, calendar } = clock;
  return left ? addTime(calendar, clock.schedule.schedule, atMs, left.dueMs) : dueMs!;
}

function takeOver(clock: ClockRecord, atMs: number, left: { dueMs: number; warnMs: number }, due: Due): void {
  clock.calendar = due.calendar;
  clock.promised = due.promised;
  if (clock.left) {
    clock.left = left;
    return;
  }
  clock.dueMs = due.dueMs;
  clock.warnMs = addTime(due.calendar, clock.schedule.schedule, atMs, left.warnMs);
  clock.because = { code: due.code, from: new Date(due.fromMs).toISOString(), ...due.promised };
}

interface Due extends Pick<Length, 'calendar'> {
  dueMs: number;
  promised: Promised;
  code: Extract<DueBecause['code'], 'severity_raised' | 'severity_lowered' | 'tier_raised'>;
  fromMs: number;
}

/** More is promised from now on: the nearer holds of what was due and the new target from now. */
export function raise(
  clock: ClockRecord | undefined,
  asked: Asked,
  atMs: number,
  code: 'severity_raised' | 'tier_raised',
): void {
  if (!isOpen(clock)) return;
  const length = newLength(clock, asked, atMs);
  if (!length) return;
  const { calendar, ms, promised } = length;
  const dueMs = addTime(calendar, clock.schedule.schedule, atMs, ms);
  if (dueMs > dueOf(clock, atMs)) return;
  const left = { dueMs: ms, warnMs: Math.round(ms * clock.policy.warnFraction) };
  takeOver(clock, atMs, left, { calendar, promised, dueMs, code, fromMs: atMs });
}

/** Less is promised: the later holds of what is due and the longer target from the start, without pauses. */
export function lower(clock: ClockRecord | undefined, severity: Severity, atMs: number): void {
  if (!isOpen(clock)) return;
  // What was promised by a tier that has ended since goes on being judged by it.
  const { responseRow } = clock.promised;
  const length = newLength(clock, { severity, responseRow }, clock.startMs);
  if (!length) return;
  const { calendar, ms, promised } = length;
  const used = usedUntil(clock, calendar, atMs);
  const left = {
    dueMs: Math.max(ms - used, 0),
    warnMs: Math.max(Math.round(ms * clock.policy.warnFraction) - used, 0),
  };
  const dueMs = addTime(calendar, clock.schedule.schedule, atMs, left.dueMs);
  if (dueMs <= dueOf(clock, atMs)) return;
  takeOver(clock, atMs, left, { calendar, promised, dueMs, code: 'severity_lowered', fromMs: clock.startMs });
}
