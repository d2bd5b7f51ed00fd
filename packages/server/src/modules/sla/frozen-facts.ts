import { createHash } from 'node:crypto';
import type { MeasuredFacts } from '#status';
import type { MonthDates } from './month-dates.ts';

type Lasting = { from: string; to: string | null };

/** Objects with their members in order, so that equal facts have one spelling. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => [name, ordered(inner)]),
  );
}

/**
 * The facts of a month as they are kept: what lay outside of it is cut off, so that what goes on after it is no
 * correction; all in one order.
 */
export function factsToFreeze(facts: MeasuredFacts, month: MonthDates): MeasuredFacts {
  const [begin, end] = [month.from.toISOString(), month.to.toISOString()];
  const isAfter = (a: string, b: string): boolean => Date.parse(a) > Date.parse(b);
  const touches = ({ from, to }: Lasting): boolean =>
    isAfter(end, from) && (to === null || isAfter(to, begin));
  const cut = <T extends Lasting>(one: T): T => ({
    ...one,
    from: isAfter(begin, one.from) ? begin : one.from,
    to: one.to === null || isAfter(one.to, end) ? end : one.to,
  });
  const sorted = <T>(list: T[]): T[] =>
    list.toSorted((a, b) => (JSON.stringify(ordered(a)) < JSON.stringify(ordered(b)) ? -1 : 1));
  return {
    components: sorted(facts.components),
    states: sorted(facts.states.filter(touches).map(cut)),
    windows: sorted(facts.windows.filter(touches)),
    exclusions: sorted(facts.exclusions.filter(touches)),
    gaps: sorted(facts.gaps.filter(touches).map(cut)),
  };
}

/** SHA-256 over everything that a month's figure follows from. */
export function hashOfInputs(inputs: { month: string; policyVersion: number; facts: MeasuredFacts }): string {
  return createHash('sha256')
    .update(JSON.stringify(ordered(inputs)))
    .digest('hex');
}
