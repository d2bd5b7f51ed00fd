import type { ComponentState } from '#status';
import { fraction, isBelow, type Fraction } from './fraction.ts';
import type { ExcludedAs } from './lay-facts.ts';
import { instantOf, type Span } from './span.ts';
import type { Seen, Slice } from './sweep.ts';

/** Time in which somebody noticed something, as the page of the commitment lists it. */
export interface CountedInterval {
  from: string;
  to: string;
  /** The worst state of what is in scope. */
  state: ComponentState;
  componentIds: string[];
  /** Why it is left out; null when it counts. */
  excludedAs: ExcludedAs | null;
}

const NOTHING = fraction(0);

/** What a slice means for the figure. */
export interface Judged extends Span {
  lost: Fraction;
  isExcluded: boolean;
  isUnmeasured: boolean;
  interval: Omit<CountedInterval, 'from' | 'to'> | null;
}

/** What one slice of time means for the components in scope: the worst that is not left out counts. */
export function judge(
  { from, to, seen }: Slice,
  scope: ReadonlySet<string>,
  weightOf: (seen: Seen) => Fraction,
): Judged {
  const inScope = [...seen].filter(([id]) => scope.has(id));
  const outages = inScope.filter(([, one]) => isBelow(NOTHING, weightOf(one)));
  const counted = outages.filter(([, one]) => one.excludedAs === null);
  const told = (counted.length > 0 ? counted : outages).toSorted(([, a], [, b]) =>
    isBelow(weightOf(a), weightOf(b)) ? 1 : -1,
  );
  const worst = told[0]?.[1];
  return {
    from,
    to,
    lost: counted.length > 0 ? weightOf(worst!) : NOTHING,
    isExcluded: counted.length === 0 && outages.length > 0,
    isUnmeasured: inScope.some(([, one]) => one.isGap && one.state === null),
    interval: worst
      ? {
          state: worst.state!,
          componentIds: told.map(([id]) => id).toSorted(),
          excludedAs: counted.length > 0 ? null : worst.excludedAs,
        }
      : null,
  };
}

/** Slices that say the same and touch are told as one. */
export function intervalsOf(judged: Judged[]): CountedInterval[] {
  const intervals = judged.flatMap(({ from, to, interval }) =>
    interval ? [{ from: instantOf(from), to: instantOf(to), ...interval }] : [],
  );
  const told: CountedInterval[] = [];
  for (const { from, to, ...what } of intervals) {
    const last = told.at(-1);
    const { from: _from, to: lastTo, ...before } = last ?? { from, to: '' };
    if (last && lastTo === from && JSON.stringify(before) === JSON.stringify(what)) last.to = to;
    else told.push({ from, to, ...what });
  }
  return told;
}
