import { z } from 'zod';

const Interval = z.tuple([z.string(), z.string()]);
const Target = z.tuple([z.number(), z.enum(['h', 'bh', 'bd', 'mo'])]);
const Severity = z.enum(['urgent', 'high', 'normal', 'low']);
const Times = z.object({ response: Target.optional(), resolution: Target.optional() });

/** An event as a file of cases has it; its members depend on its type. */
export const CaseEvent = z.looseObject({
  at: z.iso.datetime({ offset: true }),
  type: z.string(),
  ticket: z.string().optional(),
});
export type CaseEvent = z.infer<typeof CaseEvent>;

/** One worked case: what happens to a ticket, and what its clocks then say. */
const SlaCase = z.object({
  id: z.string(),
  title: z.string(),
  schedule: z.string(),
  tier: z.string(),
  severity: Severity,
  policy: z.string(),
  events: z.array(CaseEvent),
  expect: z.object({
    asOf: z.iso.datetime({ offset: true }).optional(),
    clocks: z.array(z.looseObject({ ticket: z.string(), clock: z.string(), seq: z.number() })).default([]),
    /** Clocks that must not be there, as `ticket/clock/seq`. */
    absent: z.array(z.string()).default([]),
  }),
});
export type SlaCase = z.infer<typeof SlaCase>;

/** A file of worked cases; other kinds of cases in it are not looked at. */
export const SlaFile = z.object({
  fixtures: z.object({
    businessDayHours: z.number(),
    reopenWindowDays: z.number(),
    warnFraction: z.number(),
    schedules: z.record(
      z.string(),
      z.object({
        timeZone: z.string(),
        weekly: z.record(z.string(), z.array(Interval)),
        exceptions: z.record(z.string(), z.array(Interval)),
      }),
    ),
    policies: z.record(z.string(), z.record(z.string(), z.partialRecord(Severity, Times))),
  }),
  cases: z.array(SlaCase),
});
export type SlaFile = z.infer<typeof SlaFile>;
