import type { MeasuredFacts } from '#status';
import { figureIn, lay, type ComponentFigure } from './component-figure.ts';
import type { Layer } from './lay-facts.ts';
import { availabilityPolicyOf } from './policy.ts';
import { daysUntil, instantOf, meet, monthOf, secondOf, type Span } from './span.ts';

/** A bar of the page. */
export interface DayBar extends ComponentFigure {
  /** `YYYY-MM-DD` in UTC. */
  date: string;
  /** Whether the component began after this day. */
  isBeforeStart: boolean;
  incidentIds: string[];
  maintenanceIds: string[];
}

/** Which incidents and maintenances touched a time. */
function eventsIn(layers: Layer[], span: Span): { incidentIds: string[]; maintenanceIds: string[] } {
  const touching = layers.filter((layer) => meet(layer, span).from < meet(layer, span).to);
  const incidents = touching.flatMap((layer) => (layer.kind === 'state' && layer.incidentId) || []);
  const maintenances = touching.flatMap((layer) => (layer.kind === 'excluded' ? layer.id : []));
  return { incidentIds: [...new Set(incidents)], maintenanceIds: [...new Set(maintenances)] };
}

/**
 * The bars of a component, one a UTC day, the oldest first and the day of `asOf` last.
 *
 * @example dayBars(facts, 'k2x', { asOf: '2026-09-11T00:00:00Z' }).at(-1)?.printed; // '95.00'
 * @param facts `windows` and `states` are enough; of windows only those announced in time are told
 */
export function dayBars(
  facts: MeasuredFacts,
  componentId: string,
  { asOf, days = 90 }: { asOf: string; days?: number },
): DayBar[] {
  const policy = availabilityPolicyOf(monthOf(asOf));
  const dates = daysUntil(asOf, days);
  const whole = { from: dates[0]!.from, to: dates.at(-1)!.to };
  const laid = lay(facts, componentId, whole, secondOf(asOf), policy);
  return dates.map(({ date, ...span }) => ({
    date,
    isBeforeStart: span.to <= laid.life.from,
    ...figureIn(laid, componentId, span, policy),
    ...eventsIn(laid.layers, span),
  }));
}

/**
 * The whole time of the bars as one figure.
 *
 * @example uptimeOverDays(facts, 'k2x', { asOf: '2026-09-11T00:00:00Z' }).majorSeconds; // 43200
 */
export function uptimeOverDays(
  facts: MeasuredFacts,
  componentId: string,
  { asOf, days = 90 }: { asOf: string; days?: number },
): ComponentFigure & { from: string; to: string } {
  const policy = availabilityPolicyOf(monthOf(asOf));
  const dates = daysUntil(asOf, days);
  const span = { from: dates[0]!.from, to: secondOf(asOf) };
  const figure = figureIn(lay(facts, componentId, span, span.to, policy), componentId, span, policy);
  return { from: instantOf(span.from), to: instantOf(span.to), ...figure };
}
