/** Whole seconds since 1970 in UTC, half-open. */
export interface Span {
  from: number;
  to: number;
}

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** An instant with any offset as seconds; parts of a second are cut off, so that what touched still touches. */
export const secondOf = (instant: string): number =>
  Math.floor(Temporal.Instant.from(instant).epochMilliseconds / 1000);

/** Seconds as an instant in UTC, `2026-09-01T00:00:00Z`. */
export const instantOf = (second: number): string =>
  Temporal.Instant.fromEpochMilliseconds(second * 1000).toString();

const midnight = (date: Temporal.PlainDate): number => date.toZonedDateTime('UTC').epochMilliseconds / 1000;

/**
 * A calendar month in UTC.
 *
 * @throws RangeError when the text is not `YYYY-MM`
 * @example monthSpan('2026-09'); // { from: 1788220800, to: 1790812800 }
 */
export function monthSpan(month: string): Span {
  if (!MONTH.test(month)) throw new RangeError(`"${month}" is not a month such as 2026-09.`);
  const first = Temporal.PlainDate.from(`${month}-01`);
  return { from: midnight(first), to: midnight(first.add({ months: 1 })) };
}

/** The months before one, `YYYY-MM`, the newest first; zero is the month itself. */
export const monthBefore = (month: string, months: number): string =>
  Temporal.PlainYearMonth.from(month).subtract({ months }).toString();

/** The month an instant lies in. */
export const monthOf = (instant: string): string =>
  Temporal.Instant.from(instant).toZonedDateTimeISO('UTC').toPlainDate().toString().slice(0, 7);

/** The last days up to and with that of an instant, the oldest first. */
export function daysUntil(instant: string, count: number): (Span & { date: string })[] {
  const last = Temporal.Instant.from(instant).toZonedDateTimeISO('UTC').toPlainDate();
  return Array.from({ length: count }, (_, index) => last.subtract({ days: count - 1 - index })).map(
    (date) => ({
      date: date.toString(),
      from: midnight(date),
      to: midnight(date.add({ days: 1 })),
    }),
  );
}

/** What two spans share; empty when they do not meet. */
export function meet(a: Span, b: Span): Span {
  const from = Math.max(a.from, b.from);
  return { from, to: Math.max(from, Math.min(a.to, b.to)) };
}

/** Overlapping and touching spans become one; in order of time. */
export function union(spans: Span[]): Span[] {
  const merged: Span[] = [];
  for (const { from, to } of spans
    .filter((span) => span.from < span.to)
    .toSorted((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else merged.push({ from, to });
  }
  return merged;
}

export const lengthOf = (spans: Span[]): number => spans.reduce((sum, { from, to }) => sum + to - from, 0);
