import type { Series } from '@codepushgo/contract';

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
const MOST_DAYS_BY_HOUR = 3;
const MOST_LINES = 12;

/** A span of time cut into hours or days of UTC; the last one still goes on. */
export interface Buckets {
  bucket: 'hour' | 'day';
  /** Where the first begins, in milliseconds. */
  startMs: number;
  /** Where each begins. */
  at: string[];
}

/** The last `days` days up to now: by the hour when they are few. */
export function lastDays(nowMs: number, days: number): Buckets {
  if (days > MOST_DAYS_BY_HOUR) return daysUpTo(nowMs, days);
  return cut('hour', floorTo(nowMs, HOUR_MS) - (days * 24 - 1) * HOUR_MS, nowMs);
}

/** The last `days` days of UTC, today included. */
export function daysUpTo(nowMs: number, days: number): Buckets {
  return cut('day', floorTo(nowMs, DAY_MS) - (days - 1) * DAY_MS, nowMs);
}

/** From an instant up to now: by the hour when it is not long ago; `mostDays` at most. */
export function since(fromMs: number, nowMs: number, mostDays: number): Buckets {
  const startMs = Math.max(fromMs, nowMs - mostDays * DAY_MS);
  const isShort = nowMs - startMs <= MOST_DAYS_BY_HOUR * DAY_MS;
  return cut(isShort ? 'hour' : 'day', floorTo(startMs, isShort ? HOUR_MS : DAY_MS), nowMs);
}

function cut(bucket: Buckets['bucket'], startMs: number, nowMs: number): Buckets {
  const step = bucket === 'hour' ? HOUR_MS : DAY_MS;
  const count = Math.floor((nowMs - startMs) / step) + 1;
  const at = Array.from({ length: count }, (_, i) => new Date(startMs + i * step).toISOString());
  return { bucket, startMs, at };
}

function floorTo(ms: number, step: number): number {
  return Math.floor(ms / step) * step;
}

/** In which bucket an instant is; below zero for one before the first. */
function placeOf({ bucket, startMs }: Buckets, ms: number): number {
  return Math.floor((ms - startMs) / (bucket === 'hour' ? HOUR_MS : DAY_MS));
}

/** Adds to the values of a line, which begin at zero. */
export class Lines {
  readonly #lines = new Map<string, number[]>();
  readonly #buckets: Buckets;

  constructor(buckets: Buckets, keys: string[] = []) {
    this.#buckets = buckets;
    for (const key of keys) this.line(key);
  }

  line(key: string): number[] {
    const known = this.#lines.get(key) ?? this.#buckets.at.map(() => 0);
    this.#lines.set(key, known);
    return known;
  }

  add(key: string, ms: number, by: number): void {
    const place = placeOf(this.#buckets, ms);
    const line = this.line(key);
    if (place >= 0 && place < line.length) line[place]! += by;
  }

  /** Largest sums first; what is beyond twelve lines becomes one, `other`. */
  series(): Series {
    const { bucket, at } = this.#buckets;
    const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);
    const sorted = [...this.#lines].sort(([, a], [, b]) => sum(b) - sum(a));
    const shown = sorted.length > MOST_LINES ? sorted.slice(0, MOST_LINES - 1) : sorted;
    const rest = sorted.slice(shown.length);
    const lines = shown.map(([key, values]) => ({ key, values }));
    if (rest.length > 0)
      lines.push({ key: 'other', values: at.map((_, i) => sum(rest.map(([, values]) => values[i]!))) });
    return { bucket, at, lines };
  }

  /** In the order in which they were named. */
  named(): Series {
    const { bucket, at } = this.#buckets;
    return { bucket, at, lines: [...this.#lines].map(([key, values]) => ({ key, values })) };
  }
}
