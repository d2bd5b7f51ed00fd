import { z } from 'zod';
import { TimeZone } from './time-zone.ts';

/** A time of day in the schedule's zone, in 24 hours; `24:00` is the next midnight and only ever closes. */
const TIME = /^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/;
const TimeOfDay = z.string().regex(TIME, 'must be a time such as 06:00, or 24:00 for midnight at the end');

/** From when until when the desk is open; it is closed again at `close` itself. */
export const OpenInterval = z.object({ open: TimeOfDay, close: TimeOfDay });
export type OpenInterval = z.infer<typeof OpenInterval>;

/** The intervals of one day, in any order, without overlap; empty: closed all day. */
export const DayIntervals = z
  .array(OpenInterval)
  .max(12)
  .superRefine((intervals, check) => {
    const fault = (at: number, message: string): void =>
      check.addIssue({ code: 'custom', path: [at], message });
    for (const [at, { open, close }] of intervals.entries()) {
      if (!TIME.test(open) || !TIME.test(close)) continue;
      if (open >= close) {
        fault(at, `opens at ${open} and closes at ${close}; it must close later than it opens`);
        continue;
      }
      const other = intervals.slice(0, at).find((one) => one.open < close && open < one.close);
      if (other) fault(at, `overlaps ${other.open} to ${other.close} of the same day`);
    }
  });

/** A date on which other intervals hold than on its weekday, such as a holiday. */
export const ScheduleException = z.object({
  date: z.iso.date('must be a date of the calendar such as 2026-12-25'),
  /** What is said to customers, such as the name of the holiday. */
  name: z.string().trim().min(1).max(200).nullable(),
  intervals: DayIntervals,
});
export type ScheduleException = z.infer<typeof ScheduleException>;

/** When the desk is open: business hours by weekday in one zone, and the dates that differ. */
export const SupportSchedule = z
  .object({
    timeZone: TimeZone,
    /** By ISO weekday; a day that is left out is closed. */
    weekly: z
      .object({
        1: DayIntervals,
        2: DayIntervals,
        3: DayIntervals,
        4: DayIntervals,
        5: DayIntervals,
        6: DayIntervals,
        7: DayIntervals,
      })
      .partial(),
    exceptions: z.array(ScheduleException).max(1000),
  })
  .superRefine(({ weekly, exceptions }, check) => {
    if (Object.values(weekly).every((intervals) => !intervals?.length))
      check.addIssue({ code: 'custom', path: ['weekly'], message: 'must open on at least one weekday' });
    const seen = new Set<string>();
    for (const [at, { date }] of exceptions.entries()) {
      if (seen.has(date))
        check.addIssue({
          code: 'custom',
          path: ['exceptions', at, 'date'],
          message: `${date} is there twice`,
        });
      seen.add(date);
    }
  });
export type SupportSchedule = z.infer<typeof SupportSchedule>;
