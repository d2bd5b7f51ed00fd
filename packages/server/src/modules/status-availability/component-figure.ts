import type { MeasuredFacts } from '#status';
import { floored, fraction, fromDecimal, minus, plus, times, type Fraction } from './fraction.ts';
import { layFacts, type Layer } from './lay-facts.ts';
import type { AvailabilityPolicy } from './policy.ts';
import { meet, secondOf, type Span } from './span.ts';
import { sweep, type Slice } from './sweep.ts';

/** What a component's visitors saw in a time; exclusions of the commitment change nothing here. */
export interface ComponentFigure {
  /** Seconds since the component began, up to now, less what nobody measured. */
  denominatorSeconds: number;
  degradedSeconds: number;
  partialSeconds: number;
  majorSeconds: number;
  /** Of announced maintenance; never counted as an outage. */
  maintenanceSeconds: number;
  /** Seconds of which nothing is known. */
  unmeasuredSeconds: number;
  /** Partial and major outage, weighted. */
  downtimeSeconds: Fraction;
  /** In per cent; null while there is nothing to divide by. */
  uptime: Fraction | null;
  /** In per cent with two decimals, cut off; null as `uptime`. */
  printed: string | null;
}

type Seconds = Record<'degraded' | 'partial' | 'major' | 'maintenance' | 'unmeasured', number>;

const NOTHING = fraction(0);

/** The seconds of a time by what was seen in them; announced maintenance hides what was down during it. */
function secondsIn(slices: Slice[], componentId: string, span: Span): Seconds {
  const seconds: Seconds = { degraded: 0, partial: 0, major: 0, maintenance: 0, unmeasured: 0 };
  for (const slice of slices) {
    const { from, to } = meet(slice, span);
    const seen = slice.seen.get(componentId);
    if (!seen || from === to) continue;
    if (seen.isGap && seen.state === null) seconds.unmeasured += to - from;
    if (seen.excludedAs !== null) seconds.maintenance += to - from;
    else if (seen.state === 'major_outage') seconds.major += to - from;
    else if (seen.state === 'partial_outage') seconds.partial += to - from;
    else if (seen.state === 'degraded_performance') seconds.degraded += to - from;
  }
  return seconds;
}

function figureOf(seconds: Seconds, elapsed: number, policy: AvailabilityPolicy): ComponentFigure {
  const weighted = (state: keyof AvailabilityPolicy['weights'], of: number): Fraction =>
    times(fromDecimal(policy.weights[state]), fraction(of));
  const downtime = [
    weighted('degraded_performance', seconds.degraded),
    weighted('partial_outage', seconds.partial),
    weighted('major_outage', seconds.major),
  ].reduce(plus, NOTHING);
  const denominatorSeconds = elapsed - seconds.unmeasured;
  const uptime =
    denominatorSeconds <= 0 ? null : minus(fraction(100), times(downtime, fraction(100, denominatorSeconds)));
  return {
    denominatorSeconds,
    degradedSeconds: seconds.degraded,
    partialSeconds: seconds.partial,
    majorSeconds: seconds.major,
    maintenanceSeconds: seconds.maintenance,
    unmeasuredSeconds: seconds.unmeasured,
    downtimeSeconds: downtime,
    uptime,
    printed: uptime && floored(uptime, 2),
  };
}

export interface Laid {
  layers: Layer[];
  slices: Slice[];
  /** From the component's beginning to now. */
  life: Span;
}

/** One component's facts in a time, never before it began nor after now. */
export function lay(
  facts: MeasuredFacts,
  componentId: string,
  span: Span,
  now: number,
  policy: AvailabilityPolicy,
): Laid {
  const startedAt = facts.components.find(({ id }) => id === componentId)?.startedAt;
  const life = { from: startedAt === undefined ? -Infinity : secondOf(startedAt), to: now };
  const layers = layFacts(facts, {
    period: meet(span, life),
    componentIds: new Set([componentId]),
    policy,
    exclusionsFor: null,
  });
  return { layers, slices: sweep(layers), life };
}

/** The figure of a part of what was laid. */
export function figureIn(
  laid: Laid,
  componentId: string,
  span: Span,
  policy: AvailabilityPolicy,
): ComponentFigure {
  const lived = meet(span, laid.life);
  return figureOf(secondsIn(laid.slices, componentId, lived), lived.to - lived.from, policy);
}
