import { change } from './change.ts';
import type { StatusContext } from './context.ts';
import type { ComponentState } from './facts.ts';
import { componentNamed } from './read-components.ts';

/** A stretch of time in which probes found a component out of order, half-open; `to` is null while it lasts. */
export interface ProbeOutage {
  state: ComponentState;
  from: string;
  to: string | null;
}

/**
 * What probes found of a component from an instant on, in place of everything they had found from there.
 *
 * @param component its id or key
 * @param since ISO 8601 in UTC; no outage begins before it
 * @example recordProbeOutages(ctx, { component: 'update-checks', since: '2030-01-01T00:00:00.000Z', outages: [] });
 */
export function recordProbeOutages(
  ctx: StatusContext,
  { component, since, outages }: { component: string; since: string; outages: ProbeOutage[] },
): void {
  const { db } = ctx.store;
  const { id } = componentNamed(ctx, component);
  change(ctx, { author: 'probes', action: 'component.measured' }, (at) => {
    // What is replaced stays as a stretch of no length, so that the file still says what was believed.
    db.prepare(
      `update status_probe_intervals set ends_at = max(starts_at, ?) where component_id = ? and coalesce(ends_at, '9') > ?`,
    ).run(since, id, since);
    const insert = db.prepare(
      'insert into status_probe_intervals (component_id, state, starts_at, ends_at, created_at) values (?, ?, ?, ?, ?)',
    );
    for (const { state, from, to } of outages) insert.run(id, state, from, to, at);
    return {
      result: undefined,
      target: id,
      audit: { since, outages },
      changes: [{ kind: 'facts', componentId: id }],
    };
  });
}
