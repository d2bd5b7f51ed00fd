import { Problem } from '../../platform/problem.ts';
import type { StatusContext } from './context.ts';

/**
 * An instant as facts keep it, from ISO 8601 with an offset.
 *
 * @param isAhead whether it may lie in the future
 * @throws Problem `invalid-input` that names the field
 * @example instantOf(ctx, '2020-01-31T13:00:00+01:00', 'from'); // '2020-01-31T12:00:00.000Z'
 */
export function instantOf({ clock }: StatusContext, text: string, field: string, isAhead = false): string {
  const ms = /(?:Z|[+-]\d{2}:?\d{2})$/i.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(ms))
    throw new Problem('invalid-input', `"${field}" is no instant. Write it as 2030-01-31T12:00:00Z.`);
  refuseLongAgo(text.slice(0, 10), field);
  if (!isAhead && ms > clock.nowMs())
    throw new Problem('invalid-input', `"${field}" lies in the future. Give an instant that is over.`);
  return new Date(ms).toISOString();
}

// No service of ours is older; a mistyped year would bring a page for every month since then.
const FIRST_DAY = '2000-01-01';

/** Refuses a day that can only be a slip. */
export function refuseLongAgo(date: string, field: string): void {
  if (date < FIRST_DAY) throw new Problem('invalid-input', `"${field}" lies before 2000. Look at the year.`);
}

/**
 * Refuses a stretch of time that ends before it begins.
 *
 * @example refuseEmptySpan('2030-01-01T00:00:00.000Z', '2030-01-02T00:00:00.000Z');
 */
export function refuseEmptySpan(from: string, to: string): void {
  if (from >= to) throw new Problem('invalid-input', 'The end must lie behind the beginning.');
}
