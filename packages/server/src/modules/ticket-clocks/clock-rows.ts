import type { TicketClock } from '@codepushgo/contract';
import type { Clock, ClockRules } from '#support-clocks';
import type { slaClocks } from './schema.ts';

/** A clock as the database keeps it. */
export type ClockCache = typeof slaClocks.$inferSelect;
type Told = Pick<ClockCache, 'isWarningTold' | 'isBreachTold'>;

/** A clock of the fold as a row; what depends on the time alone is left out. */
export function toRow(orgId: string, clock: Clock, rules: ClockRules, told: Told): ClockCache {
  const { id: _id, elapsedSeconds, remainingSeconds, scheduleVersion, ...kept } = clock;
  const hasEnded = clock.satisfiedAt !== null || clock.cancelledAt !== null;
  const { schedule } = rules.schedules.find(({ version }) => version === scheduleVersion)!;
  const row = {
    ...kept,
    orgId,
    ...told,
    timeZone: schedule.timeZone,
    elapsedSeconds: hasEnded ? elapsedSeconds : null,
    remainingSeconds: clock.state === 'paused' ? remainingSeconds : null,
  };
  return { ...row, noticeAt: nextNotice(row) };
}

type Noticed = Told & Pick<ClockCache, 'state' | 'warnAt' | 'dueAt' | 'warnedAt' | 'breachedAt'>;

/** When there is something to tell about a clock: what has come about, or will by itself. */
export function nextNotice(row: Noticed): Date | null {
  const runs = row.state === 'running';
  const warning = row.isWarningTold ? null : (row.warnedAt ?? (runs ? row.warnAt : null));
  const breach = row.isBreachTold ? null : (row.breachedAt ?? (runs ? row.dueAt : null));
  return warning ?? breach;
}

/** A kept clock as it is at an instant: what has fallen due since the last change of its ticket is dated. */
export function asOf<T extends Noticed>(row: T, now: Date): T {
  if (row.state !== 'running') return row;
  const warnedAt = row.warnedAt ?? (row.warnAt && row.warnAt <= now ? row.warnAt : null);
  const breachedAt = row.breachedAt ?? (row.dueAt && row.dueAt < now ? row.dueAt : null);
  return { ...row, warnedAt, breachedAt, state: breachedAt ? 'breached' : 'running' };
}

const instant = (at: Date | null): string | null => at?.toISOString() ?? null;

/**
 * A kept clock as the API shows it.
 *
 * @example const show = (row: import('#ticket-clocks').ClockCache) => toTicketClock(row, now).state;
 */
export function toTicketClock(kept: ClockCache, now: Date): TicketClock {
  const row = asOf(kept, now);
  return {
    clock: row.clock,
    seq: row.seq,
    kind: row.kind,
    state: row.state,
    startedAt: row.startedAt.toISOString(),
    dueAt: instant(row.dueAt),
    satisfiedAt: instant(row.satisfiedAt),
    breachedAt: instant(row.breachedAt),
    cancelledAt: instant(row.cancelledAt),
    end: row.reason,
    remainingSeconds: row.remainingSeconds,
    elapsedSeconds: row.elapsedSeconds,
    target: row.target,
    because: row.dueBecause,
    timeZone: row.timeZone,
    policyVersion: row.policyVersion,
  };
}
