/** A stretch of time, in epoch milliseconds, in which a zone keeps one offset from UTC. */
export interface OffsetSpan {
  startMs: number;
  endMs: number;
  offsetMs: number;
}

const DAY_MS = 86_400_000;
const known = new Map<string, OffsetSpan[]>();

function offsetAt(timeZone: string, ms: number): number {
  return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone).offsetNanoseconds / 1e6;
}

/** The first millisecond after `fromMs` at which the offset is no longer that of `fromMs`; it differs at `toMs`. */
function changeBetween(timeZone: string, fromMs: number, toMs: number): number {
  const before = offsetAt(timeZone, fromMs);
  let [low, high] = [fromMs, toMs];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(timeZone, middle) === before) low = middle;
    else high = middle;
  }
  return high;
}

// Temporal's getTimeZoneTransition is wrong near some transitions (boa-dev/temporal#602): it gives instants in the
// past or without a change. Offsets are right, so they are asked day by day and changes are closed in on.
function findSpans(timeZone: string, year: number): OffsetSpan[] {
  const endMs = Date.UTC(year + 1, 0, 1);
  const spans: OffsetSpan[] = [];
  let startMs = Date.UTC(year, 0, 1);
  let offsetMs = offsetAt(timeZone, startMs);
  for (let ms = startMs; ms < endMs; ms += DAY_MS) {
    const next = Math.min(ms + DAY_MS, endMs);
    if (offsetAt(timeZone, next) === offsetMs) continue;
    const change = changeBetween(timeZone, ms, next);
    spans.push({ startMs, endMs: change, offsetMs });
    startMs = change;
    offsetMs = offsetAt(timeZone, change);
  }
  if (startMs < endMs) spans.push({ startMs, endMs, offsetMs });
  return spans;
}

/**
 * The spans of one year in UTC, in their order, without gaps. Kept once found: there are few hundred zones, and few
 * years that anybody asks for.
 */
export function offsetSpans(timeZone: string, year: number): OffsetSpan[] {
  const key = `${timeZone} ${year}`;
  const found = known.get(key) ?? findSpans(timeZone, year);
  known.set(key, found);
  return found;
}
