import type { MeasuredFacts } from '#status';
import { figureIn, lay, type ComponentFigure } from './component-figure.ts';
import { availabilityPolicyOf, type AvailabilityPolicy } from './policy.ts';
import { monthBefore, monthOf, monthSpan, secondOf } from './span.ts';

/** A month of a component. */
export interface MonthUptime extends ComponentFigure {
  /** `YYYY-MM` in UTC. */
  month: string;
}

/**
 * What is shown of a component for one month: divided by the seconds it existed so far, less those nobody measured.
 *
 * @example measureComponent(facts, 'k2x', { month: '2026-09', asOf: '2026-09-11T00:00:00Z' }).printed; // '95.00'
 */
export function measureComponent(
  facts: MeasuredFacts,
  componentId: string,
  {
    month,
    asOf,
    policy = availabilityPolicyOf(month),
  }: { month: string; asOf?: string; policy?: AvailabilityPolicy },
): ComponentFigure {
  const span = monthSpan(month);
  const now = asOf === undefined ? span.to : secondOf(asOf);
  return figureIn(lay(facts, componentId, span, now, policy), componentId, span, policy);
}

/**
 * The last months of a component, the running one first.
 *
 * @example monthsOfUptime(facts, 'k2x', { asOf: '2026-09-11T00:00:00Z', months: 3 }).map(({ month }) => month);
 */
export function monthsOfUptime(
  facts: MeasuredFacts,
  componentId: string,
  { asOf, months = 12 }: { asOf: string; months?: number },
): MonthUptime[] {
  const running = monthOf(asOf);
  return Array.from({ length: months }, (_, back) => monthBefore(running, back)).map((month) => ({
    month,
    ...measureComponent(facts, componentId, { month, asOf }),
  }));
}
