import { componentStates } from './component-states.ts';
import type { StatusChange } from './changes.ts';
import type { StatusContext } from './context.ts';

/** A change as a verb tells it; what is left out is null. */
export type NewChange = Pick<StatusChange, 'kind'> &
  Partial<Pick<StatusChange, 'eventId' | 'updateId' | 'componentId' | 'data'>>;

/** What a verb has done. */
export interface Done<T> {
  result: T;
  /** Id of what was changed, for the audit log. */
  target: string | null;
  /** What the audit log keeps besides; no secrets. */
  audit: Record<string, unknown>;
  /** What can be seen from outside; besides, each component whose state changes is told by itself. */
  changes: NewChange[];
}

/**
 * The one way to write facts: the work, its changes and its audit entry in one transaction.
 *
 * @param author who does it: an address, or the name of a machine such as `probes`
 * @param work is given the instant of the change
 * @example change(ctx, { author: 'zoe@example.com', action: 'page.checked' }, () => ({ result: null, target: null, audit: {}, changes: [] }));
 */
export function change<T>(
  ctx: StatusContext,
  { author, action }: { author: string; action: string },
  work: (at: string) => Done<T>,
): T {
  const { db } = ctx.store;
  const at = ctx.clock.now().toISOString();
  return ctx.store.transaction(() => {
    const before = componentStates(ctx);
    const { result, target, audit, changes } = work(at);
    const insert = db.prepare(
      'insert into status_changes (at, kind, event_id, update_id, component_id, data) values (?, ?, ?, ?, ?, ?)',
    );
    const all = [...changes, ...stateChanges(ctx, before, at)];
    for (const { kind, eventId, updateId, componentId, data } of all)
      insert.run(
        at,
        kind,
        eventId ?? null,
        updateId ?? null,
        componentId ?? null,
        JSON.stringify({ action, ...data }),
      );
    db.prepare('insert into status_audit (at, author, action, target, data) values (?, ?, ?, ?, ?)').run(
      at,
      author,
      action,
      target,
      JSON.stringify(audit),
    );
    if (all.length > 0) db.prepare('update status_page set updated_at = ?').run(at);
    ctx.store.announce();
    return result;
  });
}

function stateChanges(
  ctx: StatusContext,
  before: ReturnType<typeof componentStates>,
  at: string,
): NewChange[] {
  const touch = ctx.store.db.prepare('update status_components set updated_at = ? where id = ?');
  return [...componentStates(ctx)].flatMap(([componentId, newState]) => {
    const oldState = before.get(componentId) ?? 'operational';
    if (oldState === newState) return [];
    touch.run(at, componentId);
    return [{ kind: 'component' as const, componentId, data: { oldState, newState } }];
  });
}
