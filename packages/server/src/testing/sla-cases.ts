import { z } from 'zod';
import { foldClocks, type Clock } from '#support-clocks';
import type { CaseResult } from './case-result.ts';
import { eventsOf } from './sla-case-events.ts';
import { rulesOf, scheduleOf } from './sla-case-rules.ts';
import { SlaFile, type SlaCase } from './sla-case-shape.ts';

const INSTANTS = [
  'startedAt',
  'dueAt',
  'warnAt',
  'satisfiedAt',
  'breachedAt',
  'cancelledAt',
  'warnedAt',
] as const;
const PLAIN = [
  'state',
  'reason',
  'elapsedSeconds',
  'remainingSeconds',
  'kind',
  'severity',
  'policyVersion',
  'scheduleVersion',
] as const;

const show = (value: unknown): string => JSON.stringify(value) ?? 'nothing';
const instant = (value: unknown): string | null =>
  value === null ? null : Temporal.Instant.from(String(value)).toString();

function localTime(dueAt: Date | null, timeZone: string): string | null {
  if (!dueAt) return null;
  const local = Temporal.Instant.fromEpochMilliseconds(dueAt.getTime()).toZonedDateTimeISO(timeZone);
  return local.toString({ timeZoneName: 'never' });
}

/** What a clock says in one field of the file, and what the file wants, in comparable form. */
function compared(field: string, wanted: unknown, clock: Clock, timeZone: string): [unknown, unknown] {
  if (field === 'dueAtLocal') return [localTime(clock.dueAt, timeZone), wanted];
  const moment = INSTANTS.find((name) => name === field);
  if (moment) return [clock[moment] && instant(clock[moment].toISOString()), instant(wanted)];
  const plain = PLAIN.find((name) => name === field);
  if (!plain) return ['a field that is not known', wanted];
  return [clock[plain], wanted];
}

function mismatches(file: SlaFile, one: SlaCase): string[] {
  const asOf = new Date(one.expect.asOf ?? one.events.at(-1)?.at ?? 0);
  const { clocks } = foldClocks(eventsOf(file, one), rulesOf(file, one), asOf);
  const byId = new Map(clocks.map((clock) => [clock.id, clock]));
  const { timeZone } = scheduleOf(file, one.schedule);
  const found: string[] = [];
  for (const { ticket, clock: name, seq, ...fields } of one.expect.clocks) {
    const id = `${ticket}/${name}/${seq}`;
    const clock = byId.get(id);
    if (!clock) found.push(`${id}: is missing`);
    for (const [field, wanted] of Object.entries(clock ? fields : {})) {
      const [got, want] = compared(field, wanted, clock!, timeZone);
      if (got !== want) found.push(`${id}: ${field} is ${show(got)}, not ${show(want)}`);
    }
  }
  for (const id of one.expect.absent) if (byId.has(id)) found.push(`${id}: must not be there`);
  return found;
}

function run(file: SlaFile, one: SlaCase): string[] {
  try {
    return mismatches(file, one);
  } catch (error) {
    return [(error as Error).message];
  }
}

/** Folds every case of a file on support clocks, and says field by field what is not as it is written there. */
export function runSlaCases(json: unknown): CaseResult[] {
  const read = SlaFile.safeParse(json);
  if (!read.success) throw new Error(`This is no file of clock cases.\n${z.prettifyError(read.error)}`);
  return read.data.cases.map((one) => ({ id: one.id, title: one.title, mismatches: run(read.data, one) }));
}
