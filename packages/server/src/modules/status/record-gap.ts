import { change } from './change.ts';
import type { StatusContext } from './context.ts';
import { instantOf } from './instant-of.ts';
import { componentNamed } from './read-components.ts';

/**
 * Time in which nobody measured a component. With `to` null the gap stays open until it is recorded again with an end;
 * a second opening changes nothing.
 *
 * @param component its id or key
 * @example recordGap(ctx, { component: 'console', from: '2030-01-01T00:00:00Z', to: null, author: 'probes' });
 */
export function recordGap(
  ctx: StatusContext,
  { component, from, to, author }: { component: string; from: string; to: string | null; author: string },
): void {
  const { db } = ctx.store;
  const { id } = componentNamed(ctx, component);
  const since = instantOf(ctx, from, 'from');
  const until = to === null ? null : instantOf(ctx, to, 'to');
  const open = db.prepare('select seq from status_gaps where component_id = ? and ends_at is null').get(id);
  if (open && until === null) return;
  change(ctx, { author, action: 'gap.recorded' }, () => {
    if (open)
      db.prepare('update status_gaps set ends_at = max(starts_at, ?) where seq = ?').run(
        until,
        open.seq as number,
      );
    else
      db.prepare('insert into status_gaps (component_id, starts_at, ends_at) values (?, ?, ?)').run(
        id,
        since,
        until,
      );
    return {
      result: undefined,
      target: id,
      audit: { from: since, to: until },
      changes: [{ kind: 'facts', componentId: id }],
    };
  });
}
