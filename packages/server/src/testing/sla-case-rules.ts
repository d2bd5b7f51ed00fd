import { type ResponseTarget, SupportSchedule } from '@codepushgo/contract';
import type { ClockPolicy, ClockRules, ScheduleVersion } from '#support-clocks';
import type { CaseEvent, SlaCase, SlaFile } from './sla-case-shape.ts';

const ALWAYS = new Date(0);

function named<T>(all: Record<string, T>, name: string, what: string): T {
  const found = all[name];
  if (!found) throw new Error(`There is no ${what} "${name}" in the fixtures.`);
  return found;
}

/** A schedule of the file, checked as one that an operator writes. */
export function scheduleOf(file: SlaFile, name: string): SupportSchedule {
  const { timeZone, weekly, exceptions } = named(file.fixtures.schedules, name, 'schedule');
  const intervals = (pairs: [string, string][]) => pairs.map(([open, close]) => ({ open, close }));
  return SupportSchedule.parse({
    timeZone,
    weekly: Object.fromEntries(Object.entries(weekly).map(([day, pairs]) => [day, intervals(pairs)])),
    exceptions: Object.entries(exceptions).map(([date, pairs]) => ({
      date,
      name: null,
      intervals: intervals(pairs),
    })),
  });
}

function policyOf(file: SlaFile, name: string): Omit<ClockPolicy, 'version' | 'from'> {
  const { businessDayHours, reopenWindowDays, warnFraction, policies } = file.fixtures;
  const rows = Object.entries(named(policies, name, 'policy'));
  const table = (part: 'response' | 'resolution'): ClockPolicy['responseTimes'] =>
    Object.fromEntries(
      rows.map(([row, bySeverity]) => [
        row,
        Object.fromEntries(
          Object.entries(bySeverity).flatMap(([severity, times]): [string, ResponseTarget][] =>
            times[part] ? [[severity, { value: times[part][0], unit: times[part][1] }]] : [],
          ),
        ),
      ]),
    );
  return {
    businessDayHours,
    reopenWindowDays,
    warnFraction,
    responseTimes: table('response'),
    resolutionTimes: table('resolution'),
    queues: {},
  };
}

/** What an event makes of a schedule: another one by its name, or the closure that its note tells of. */
function changedSchedule(file: SlaFile, before: SupportSchedule, event: CaseEvent): SupportSchedule {
  if (typeof event['schedule'] === 'string') return scheduleOf(file, event['schedule']);
  const closed = /closure for (\d{4}-\d\d-\d\d)/.exec(String(event['note']))?.[1];
  if (!closed) return before;
  const kept = before.exceptions.filter(({ date }) => date !== closed);
  return { ...before, exceptions: [...kept, { date: closed, name: null, intervals: [] }] };
}

/** The versions that hold in a case: those it names, and those that its events bring. */
export function rulesOf(file: SlaFile, one: SlaCase): ClockRules {
  const schedules: ScheduleVersion[] = [
    { version: 1, from: ALWAYS, schedule: scheduleOf(file, one.schedule) },
  ];
  const policies: ClockPolicy[] = [{ version: 1, from: ALWAYS, ...policyOf(file, one.policy) }];
  for (const event of one.events) {
    const from = new Date(event.at);
    if (event.type === 'schedule.updated') {
      const schedule = changedSchedule(file, schedules.at(-1)!.schedule, event);
      schedules.push({ version: schedules.length + 1, from, schedule });
    }
    if (event.type === 'policy.updated' && typeof event['policy'] === 'string')
      policies.push({ version: policies.length + 1, from, ...policyOf(file, event['policy']) });
  }
  return { schedules, policies };
}
