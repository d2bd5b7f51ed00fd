import type { Contract, Holiday, ResolutionTimes, ResponseTarget, Severity } from '@codepushgo/contract';
import { dollarsOf, microUsdOf } from './micro-usd.ts';
import { readOpenTimes, writeOpenTimes } from './open-times.ts';

/** A holiday while it is typed: `open` are the times of that day, empty where it is closed. */
export type DraftDay = Pick<Holiday, 'date' | 'name'> & { open: string };
/** A goal while it is typed: without a number there is none. */
type DraftGoal = { value: string; unit: ResponseTarget['unit'] };

/** A contract while it is typed. */
export interface ContractDraft {
  from: string;
  to: string;
  fee: string;
  responseRow: Contract['responseRow'];
  timeZone: string;
  holidays: DraftDay[];
  /** Without times those of the policy hold. */
  hours: { days: number[]; open: string };
  goals: Record<Severity, DraftGoal>;
}

export const SEVERITIES = ['urgent', 'high', 'normal', 'low'] as const;
const WEEKDAYS = [1, 2, 3, 4, 5];

/** What the form of a contract begins with. */
export function contractDraft(contract: Contract | undefined, timeZone: string): ContractDraft {
  const goal = (severity: Severity): DraftGoal => {
    const { value, unit } = contract?.resolutionTimes?.[severity] ?? { value: '', unit: 'h' as const };
    return { value: String(value), unit };
  };
  return {
    from: contract?.from ?? '',
    to: contract?.to ?? '',
    fee: contract ? dollarsOf(contract.monthlyFeeMicroUsd) : '',
    responseRow: contract?.responseRow ?? 'priority_plus',
    timeZone: contract?.timeZone ?? timeZone,
    holidays: draftDays(contract?.holidays ?? []),
    hours: {
      days: contract?.hours?.days ?? WEEKDAYS,
      open: writeOpenTimes(contract?.hours?.intervals ?? []),
    },
    goals: { urgent: goal('urgent'), high: goal('high'), normal: goal('normal'), low: goal('low') },
  };
}

/** Days to be typed on. */
export function draftDays(days: Holiday[]): DraftDay[] {
  return days.map(({ date, name, intervals = [] }) => ({ date, name, open: writeOpenTimes(intervals) }));
}

/** What is wrong with a draft before it is sent, by name of field. */
export function draftFaults(
  { fee, hours, holidays }: ContractDraft,
  texts: { sum: string; times: string },
): Record<string, string> {
  const micros = microUsdOf(fee);
  const days = holidays.flatMap(({ open }, at) =>
    readOpenTimes(open) ? [] : [[`holidays.${at}.intervals`, texts.times]],
  );
  return {
    ...(micros === undefined || micros < 0 ? { monthlyFeeMicroUsd: texts.sum } : {}),
    ...(readOpenTimes(hours.open) ? {} : { 'hours.intervals': texts.times }),
    ...Object.fromEntries(days),
  };
}

/** What is sent of a sound draft, but for when it begins. */
export function termsOf(draft: ContractDraft) {
  const { to, fee, responseRow, timeZone, holidays, hours, goals } = draft;
  const intervals = readOpenTimes(hours.open) ?? [];
  const resolutionTimes: ResolutionTimes = {};
  for (const severity of SEVERITIES) {
    const { value, unit } = goals[severity];
    if (Number(value) > 0) resolutionTimes[severity] = { value: Number(value), unit };
  }
  return {
    to,
    monthlyFeeMicroUsd: microUsdOf(fee)!,
    responseRow,
    timeZone,
    holidays: holidays.map(({ date, name, open }): Holiday => {
      const times = readOpenTimes(open) ?? [];
      return { date, name, ...(times.length > 0 && { intervals: times }) };
    }),
    hours: intervals.length > 0 ? { days: hours.days, intervals } : null,
    resolutionTimes,
  };
}
