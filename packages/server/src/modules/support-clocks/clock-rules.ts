import type {
  ClockName,
  ResponseRow,
  ResponseTarget,
  Severity,
  SupportQueue,
  SupportSchedule,
} from '@codepushgo/contract';
import type { z } from 'zod';
import type { CoveredBy } from './clock-events.ts';

type Row = z.infer<typeof ResponseRow>;
type Table = Partial<Record<Row, Partial<Record<Severity, ResponseTarget>>>>;

/** The part of a support policy that clocks need, as one dated version. */
export interface ClockPolicy {
  version: number;
  from: Date;
  businessDayHours: number;
  warnFraction: number;
  reopenWindowDays: number;
  responseTimes: Table;
  queues: Partial<Record<SupportQueue, ResponseTarget>>;
  /** Goals that a contract sets; left out: none. */
  resolutionTimes?: Table;
}

/** Business hours as one dated version. */
export interface ScheduleVersion {
  version: number;
  from: Date;
  schedule: SupportSchedule;
}

/** All versions that may have judged a clock, each list by `from`, the earliest first, and never empty. */
export interface ClockRules {
  schedules: readonly ScheduleVersion[];
  policies: readonly ClockPolicy[];
}

/** What was promised, and by which part of the policy. */
export interface Promised {
  target: ResponseTarget;
  severity: Severity | null;
  responseRow: Row | null;
  queue: SupportQueue | null;
}

/** The newest version at an instant. What is older than all versions is judged by the first. */
export function inForce<T extends { from: Date }>(versions: readonly T[], atMs: number): T {
  const found = versions.findLast(({ from }) => from.getTime() <= atMs) ?? versions[0];
  if (!found) throw new RangeError('Clocks need at least one version of the policy and of the schedule.');
  return found;
}

/** What a policy promises, or null. Of the queues only billing owes further answers after the first. */
export function promisedFor(
  policy: ClockPolicy,
  name: ClockName,
  asked: { severity: Severity; queue: SupportQueue | null } & Pick<CoveredBy, 'responseRow'>,
): Promised | null {
  const { severity, queue, responseRow } = asked;
  if (queue !== null) {
    const target = policy.queues[queue];
    if (!target || name === 'resolution' || (name === 'next_response' && queue !== 'billing')) return null;
    return { target, severity: null, responseRow: null, queue };
  }
  const table = name === 'resolution' ? policy.resolutionTimes : policy.responseTimes;
  const target = responseRow === null ? undefined : table?.[responseRow]?.[severity];
  return target ? { target, severity, responseRow, queue } : null;
}

/** The number of milliseconds after solving within which a ticket can be opened again. */
export function reopenWindowMs(policy: Pick<ClockPolicy, 'reopenWindowDays'>): number {
  return policy.reopenWindowDays * 24 * 3_600_000;
}
