import type { MeasuredFacts } from '#status';
import { floored, fraction, fromDecimal, isBelow, minus, plus, times, type Fraction } from './fraction.ts';
import { intervalsOf, judge, type CountedInterval, type Judged } from './judge-slice.ts';
import { layFacts } from './lay-facts.ts';
import { availabilityPolicyOf, type AvailabilityPolicy } from './policy.ts';
import { instantOf, meet, monthSpan, secondOf, type Span } from './span.ts';
import { sweep, type Seen } from './sweep.ts';

/** Which figure is wanted. */
export interface MonthWish {
  /** `YYYY-MM`, a calendar month in UTC. */
  month: string;
  /** Facts after this instant do not exist yet; without it all that is known counts. */
  asOf?: string;
  /** The contract's term, half-open; what lies outside of it is not part of the month. */
  term?: { from: string | null; to: string | null };
  /** Whose figure: what this organisation caused itself is left out. Without it the public figure. */
  orgId?: string;
  /** Instead of the components that the commitment covers. */
  componentIds?: string[];
  /** Instead of the policy of the month. */
  policy?: AvailabilityPolicy;
}

/** The figure of a month, exact. */
export interface MonthFigure {
  month: string;
  policyVersion: number;
  /** The part of the month inside the term. */
  period: { from: string; to: string; totalSeconds: number };
  /** Weighted by state. */
  downtimeSeconds: Fraction;
  /** Seconds in which an outage was left out and no other counted. */
  excludedOutageSeconds: number;
  /** Seconds in which something in scope was not measured; they count as available. */
  unmeasuredSeconds: number;
  /** Whether the unmeasured share is so large that operators must know. */
  isPoorlyMeasured: boolean;
  /** In per cent. */
  availability: Fraction;
  /** In per cent of the month's fee; 0 when the commitment was met. */
  creditPercent: number;
  /** The limit that was undercut, such as `99`; null when the commitment was met. */
  below: string | null;
  /** False while the month runs. */
  isFinal: boolean;
  /** Outages that count and those left out, in order of time. */
  intervals: CountedInterval[];
}

const NOTHING = fraction(0);

function bandOf(
  availability: Fraction,
  policy: AvailabilityPolicy,
): { below: string | null; creditPercent: number } {
  const reached = policy.bands.filter(({ below }) => isBelow(availability, fromDecimal(below)));
  return reached.at(-1) ?? { below: null, creditPercent: 0 };
}

function periodOf(month: Span, term: MonthWish['term']): Span {
  const from = term?.from ? secondOf(term.from) : -Infinity;
  const to = term?.to ? secondOf(term.to) : Infinity;
  return meet(month, { from, to });
}

/** The part of the month that is counted, and every slice of it judged. */
function judgeMonth(
  facts: MeasuredFacts,
  wish: MonthWish,
  policy: AvailabilityPolicy,
): { period: Span; judged: Judged[] } {
  const month = monthSpan(wish.month);
  const period = periodOf(month, wish.term);
  const asOf = wish.asOf === undefined ? Infinity : secondOf(wish.asOf);
  const scope = new Set(
    wish.componentIds ?? facts.components.filter((one) => one.isInSla).map(({ id }) => id),
  );
  const layers = layFacts(facts, {
    period: meet(period, { from: -Infinity, to: asOf }),
    componentIds: scope,
    policy,
    exclusionsFor: { orgId: wish.orgId ?? null, month },
  });
  const weights = new Map(
    Object.entries(policy.weights).map(([state, weight]) => [state, fromDecimal(weight)]),
  );
  const weightOf = ({ state }: Seen): Fraction => (state && weights.get(state)) || NOTHING;
  return { period, judged: sweep(layers).map((slice) => judge(slice, scope, weightOf)) };
}

const secondsOf = (judged: Judged[]): number => judged.reduce((sum, { from, to }) => sum + to - from, 0);

/**
 * The availability of a calendar month (UTC): per second the worst state of anything in scope that is not left out,
 * weighted by the policy, over every second of the month inside the term. Announced maintenance and exclusions are
 * left out; what nobody measured counts as available. Exact fractions: bands are decided before anything is cut off.
 *
 * @throws RangeError for a month that is not `YYYY-MM`
 * @example measureMonth(facts, { month: '2026-09' }).availability; // { n: 2395007n, d: 24192n }, in per cent
 */
export function measureMonth(facts: MeasuredFacts, wish: MonthWish): MonthFigure {
  const policy = wish.policy ?? availabilityPolicyOf(wish.month);
  const { period, judged } = judgeMonth(facts, wish, policy);
  const totalSeconds = period.to - period.from;
  const perCent = (part: Fraction): Fraction =>
    totalSeconds === 0 ? NOTHING : times(part, fraction(100, totalSeconds));
  const downtimeSeconds = judged.reduce(
    (sum, { from, to, lost }) => plus(sum, times(lost, fraction(to - from))),
    NOTHING,
  );
  const unmeasuredSeconds = secondsOf(judged.filter((one) => one.isUnmeasured));
  const availability = minus(fraction(100), perCent(downtimeSeconds));
  return {
    month: wish.month,
    policyVersion: policy.version,
    period: { from: instantOf(period.from), to: instantOf(period.to), totalSeconds },
    downtimeSeconds,
    excludedOutageSeconds: secondsOf(judged.filter((one) => one.isExcluded)),
    unmeasuredSeconds,
    isPoorlyMeasured: isBelow(fromDecimal(policy.unmeasuredAlarm), perCent(fraction(unmeasuredSeconds))),
    availability,
    ...bandOf(availability, policy),
    isFinal: wish.asOf === undefined || secondOf(wish.asOf) >= monthSpan(wish.month).to,
    intervals: intervalsOf(judged),
  };
}

/** A figure in per cent as pages print it: three decimals for the commitment, cut off. */
export const printedAvailability = (availability: Fraction): string => floored(availability, 3);
