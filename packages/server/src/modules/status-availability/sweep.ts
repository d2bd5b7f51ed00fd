import type { ComponentState } from '#status';
import type { ExcludedAs, Layer } from './lay-facts.ts';
import type { Span } from './span.ts';

/** What is true of one component during a slice. */
export interface Seen {
  /** The worst recorded state; null when none is recorded. */
  state: ComponentState | null;
  isGap: boolean;
  excludedAs: ExcludedAs | null;
}

/** A stretch of time in which nothing changes; components of which nothing is recorded are not in `seen`. */
export interface Slice extends Span {
  seen: Map<string, Seen>;
}

const GRAVITY: Record<ComponentState, number> = {
  operational: 1,
  under_maintenance: 2,
  degraded_performance: 3,
  partial_outage: 4,
  major_outage: 5,
};

const gravity = (state: ComponentState | null): number => (state === null ? 0 : GRAVITY[state]);

function look(active: Iterable<Layer>): Map<string, Seen> {
  const seen = new Map<string, Seen>();
  const of = (componentId: string): Seen => {
    const known = seen.get(componentId) ?? { state: null, isGap: false, excludedAs: null };
    seen.set(componentId, known);
    return known;
  };
  for (const layer of active) {
    if (layer.kind === 'excluded') for (const id of layer.componentIds) of(id).excludedAs ??= layer.as;
    else if (layer.kind === 'gap') of(layer.componentId).isGap = true;
    else {
      const one = of(layer.componentId);
      if (gravity(layer.state) > gravity(one.state)) one.state = layer.state;
    }
  }
  return seen;
}

/**
 * Cuts time wherever a fact begins or ends, or where asked, and says what holds in between. Time of which no fact
 * says anything is left out.
 */
export function sweep(layers: Layer[], cuts: number[] = []): Slice[] {
  const begins = layers.toSorted((a, b) => a.from - b.from);
  const ends = layers.toSorted((a, b) => a.to - b.to);
  const moments = [...new Set([...layers.flatMap(({ from, to }) => [from, to]), ...cuts])].toSorted(
    (a, b) => a - b,
  );
  const active = new Set<Layer>();
  const slices: Slice[] = [];
  let [begun, ended] = [0, 0];
  for (const [index, from] of moments.entries()) {
    for (; ends[ended] && ends[ended]!.to <= from; ended += 1) active.delete(ends[ended]!);
    for (; begins[begun] && begins[begun]!.from <= from; begun += 1) active.add(begins[begun]!);
    const to = moments[index + 1];
    if (to !== undefined && active.size > 0) slices.push({ from, to, seen: look(active) });
  }
  return slices;
}
