import type { OpenInterval, SupportSchedule } from '@codepushgo/contract';

/** Intervals as milliseconds after local midnight, in their order. */
export type DayPlan = readonly (readonly [openMs: number, closeMs: number])[];

/** A schedule in the shape in which days are looked up. */
export interface WeekPlan {
  /** Monday first. */
  weekly: readonly DayPlan[];
  /** By days since 1970-01-01. */
  exceptions: ReadonlyMap<number, DayPlan>;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const plans = new WeakMap<SupportSchedule, WeekPlan>();

function timeMs(time: string): number {
  return (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * MINUTE_MS;
}

function dayPlan(intervals: readonly OpenInterval[] = []): DayPlan {
  return intervals
    .map(({ open, close }) => [timeMs(open), timeMs(close)] as const)
    .toSorted(([first], [second]) => first - second);
}

/** The plan of a schedule, made once for each object. */
export function weekPlan(schedule: SupportSchedule): WeekPlan {
  let plan = plans.get(schedule);
  if (!plan) {
    const { weekly, exceptions } = schedule;
    plan = {
      weekly: ([1, 2, 3, 4, 5, 6, 7] as const).map((day) => dayPlan(weekly[day])),
      exceptions: new Map(
        exceptions.map(({ date, intervals }) => [Date.parse(`${date}T00:00Z`) / DAY_MS, dayPlan(intervals)]),
      ),
    };
    plans.set(schedule, plan);
  }
  return plan;
}

/** The intervals of a local day, counted from 1970-01-01, a Thursday. */
export function planOfDay(plan: WeekPlan, day: number): DayPlan {
  return plan.exceptions.get(day) ?? plan.weekly[(((day + 3) % 7) + 7) % 7]!;
}
