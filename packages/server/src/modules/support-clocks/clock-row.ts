import type { ClockEnd, ClockName, ClockState, DueBecause } from '@codepushgo/contract';
import { timeBetween } from './calendar.ts';
import { type ClockRecord, usedUntil } from './clock-record.ts';
import type { Promised } from './clock-rules.ts';

/** One clock of a ticket at an instant: a row to keep. */
export interface Clock extends Promised {
  /** Ticket, name and number: the same whenever the ticket is folded. */
  id: string;
  ticketId: string;
  clock: ClockName;
  /** Counts the clocks of this name on the ticket, from 1. */
  seq: number;
  /** A target is aimed at, a commitment is owed by contract. */
  kind: 'target' | 'commitment';
  state: ClockState;
  startedAt: Date;
  /** Null while it is paused. */
  dueAt: Date | null;
  warnAt: Date | null;
  /** When staff were first to be warned, if that time came while it ran. */
  warnedAt: Date | null;
  satisfiedAt: Date | null;
  /** The due time that passed unanswered. Nothing removes it. */
  breachedAt: Date | null;
  cancelledAt: Date | null;
  reason: ClockEnd | null;
  /** Used up in its own calendar, without pauses: until its end, or until the instant of the fold. */
  elapsedSeconds: number;
  /** Left in its own calendar; 0 when overdue, null when it has ended. */
  remainingSeconds: number | null;
  policyVersion: number;
  scheduleVersion: number;
  /** Null while nothing is due. */
  dueBecause: DueBecause | null;
}

const date = (ms: number | null): Date | null => (ms === null ? null : new Date(ms));

function stateOf(clock: ClockRecord): ClockState {
  const isLate = clock.breachedMs !== null;
  if (clock.cancelledMs !== null) return 'cancelled';
  if (clock.satisfiedMs !== null) return isLate ? 'breached_late' : 'met';
  if (isLate) return 'breached';
  return clock.runsSinceMs === null ? 'paused' : 'running';
}

function remaining(clock: ClockRecord, state: ClockState, asOfMs: number): number | null {
  if (state === 'breached') return 0;
  if (state === 'paused') return Math.ceil(clock.left!.dueMs / 1000);
  if (state !== 'running') return null;
  return Math.ceil(timeBetween(clock.calendar, clock.schedule.schedule, asOfMs, clock.dueMs!) / 1000);
}

/** The row of a clock that is settled until `asOfMs`. */
export function clockRow(clock: ClockRecord, asOfMs: number): Clock {
  const state = stateOf(clock);
  return {
    id: `${clock.ticketId}/${clock.name}/${clock.seq}`,
    ticketId: clock.ticketId,
    clock: clock.name,
    seq: clock.seq,
    kind: clock.kind,
    state,
    startedAt: new Date(clock.startMs),
    dueAt: date(clock.dueMs),
    warnAt: date(clock.warnMs),
    warnedAt: date(clock.warnedMs),
    satisfiedAt: date(clock.satisfiedMs),
    breachedAt: date(clock.breachedMs),
    cancelledAt: date(clock.cancelledMs),
    reason: clock.end,
    elapsedSeconds: Math.floor(usedUntil(clock, clock.calendar, asOfMs) / 1000),
    remainingSeconds: remaining(clock, state, asOfMs),
    policyVersion: clock.policy.version,
    scheduleVersion: clock.schedule.version,
    ...clock.promised,
    dueBecause: clock.dueMs === null ? null : clock.because,
  };
}
