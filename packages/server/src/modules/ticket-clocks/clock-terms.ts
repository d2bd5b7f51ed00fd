import type { SupportPolicy } from '@codepushgo/contract';
import { inArray } from 'drizzle-orm';
import type { ClockPolicy, ClockRules, ScheduleVersion } from '#support-clocks';
import { policyVersion } from '#support-policy';
import type { Db, Tx } from '../../platform/db.ts';
import { clockSchedules, type KeptSchedule } from './schema.ts';

/** From when on which policy and business hours hold for new clocks of a ticket. */
export interface ClockTerms {
  at: Date;
  policyVersion: number;
  scheduleId: string;
}

/**
 * Reads the versions that terms name, in their order.
 *
 * @example const { policies } = await rulesOf(ctx.db, [{ at: now, policyVersion: 1, scheduleId: hash }]);
 */
export async function rulesOf(db: Db | Tx, terms: ClockTerms[]): Promise<ClockRules> {
  const sorted = terms.toSorted((a, b) => a.at.getTime() - b.at.getTime());
  const policies = new Map<number, SupportPolicy>();
  for (const version of new Set(sorted.map((one) => one.policyVersion))) {
    const found = await policyVersion(db, version);
    if (found) policies.set(version, found.policy);
  }
  const ids = [...new Set(sorted.map(({ scheduleId }) => scheduleId))];
  const rows =
    ids.length === 0 ? [] : await db.select().from(clockSchedules).where(inArray(clockSchedules.id, ids));
  const schedules = new Map(rows.map(({ id, schedule }) => [id, schedule]));
  return {
    policies: sorted.map(({ at, policyVersion: version, scheduleId }) => ({
      ...toPolicy(version, at, policies.get(version)!),
      ...goalsOf(schedules.get(scheduleId)!),
    })),
    schedules: sorted.map(({ at, scheduleId }, number): ScheduleVersion => ({
      version: number + 1,
      from: at,
      schedule: schedules.get(scheduleId)!,
    })),
  };
}

function toPolicy(version: number, from: Date, policy: SupportPolicy): ClockPolicy {
  const { businessDayHours, warnFraction, reopenWindowDays, responseTimes, queues } = policy;
  return { version, from, businessDayHours, warnFraction, reopenWindowDays, responseTimes, queues };
}

/** The goals of a contract, whatever row of response times it has. */
function goalsOf({ resolutionTimes: goals }: KeptSchedule): Pick<ClockPolicy, 'resolutionTimes'> {
  return goals ? { resolutionTimes: { team: goals, payg: goals, priority_plus: goals } } : {};
}
