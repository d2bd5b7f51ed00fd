import { change } from './change.ts';
import type { StatusContext } from './context.ts';
import type { ComponentState } from './facts.ts';
import { componentNamed } from './read-components.ts';
import { instantOf } from './instant-of.ts';

/**
 * What probes have found of a component, from an instant on that may lie in the past; it holds until they find
 * something else. Nothing happens when they found the same before.
 *
 * @param component its id or key
 * @example setProbeState(ctx, { component: 'update-checks', state: 'major_outage', from: '2030-01-01T00:00:00Z' });
 */
export function setProbeState(
  ctx: StatusContext,
  { component, state, from }: { component: string; state: ComponentState; from: string },
): void {
  const { db } = ctx.store;
  const { id } = componentNamed(ctx, component);
  const since = instantOf(ctx, from, 'from');
  const open = db
    .prepare(
      'select seq, state, starts_at from status_probe_intervals where component_id = ? and ends_at is null',
    )
    .get(id);
  if ((open?.state ?? 'operational') === state) return;
  change(ctx, { author: 'probes', action: 'component.measured' }, (at) => {
    // Dated before what it replaces began: that has lasted no time.
    const end = String(open?.starts_at) > since ? String(open?.starts_at) : since;
    if (open)
      db.prepare('update status_probe_intervals set ends_at = ? where seq = ?').run(end, open.seq as number);
    if (state !== 'operational')
      db.prepare(
        'insert into status_probe_intervals (component_id, state, starts_at, created_at) values (?, ?, ?, ?)',
      ).run(id, state, since, at);
    return {
      result: undefined,
      target: id,
      audit: { state, from: since },
      changes: [{ kind: 'facts', componentId: id }],
    };
  });
}
