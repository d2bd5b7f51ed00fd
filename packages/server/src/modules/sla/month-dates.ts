import { monthSpan } from '#status-availability';

const SECOND_MS = 1000;

/** A calendar month in UTC, half-open. */
export interface MonthDates {
  from: Date;
  to: Date;
}

/** When a month, `YYYY-MM`, begins and ends. */
export function monthDates(month: string): MonthDates {
  const { from, to } = monthSpan(month);
  return { from: new Date(from * SECOND_MS), to: new Date(to * SECOND_MS) };
}
