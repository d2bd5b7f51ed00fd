import { Problem } from '../../platform/problem.ts';
import { groupOf, refuseNames, type NewComponent } from './add-component.ts';
import { change } from './change.ts';
import type { StatusContext } from './context.ts';
import type { Component } from './facts.ts';
import { refuseLongAgo } from './instant-of.ts';
import { readComponents } from './read-components.ts';

/** What of a component can be changed; what is left out stays. */
export type ComponentEdit = Omit<Partial<NewComponent>, 'key' | 'isGroup'> & {
  /** The first day that counts for its availability, `YYYY-MM-DD`. */
  startDate?: string | undefined;
};

/**
 * Changes a component or a group. Its key and its kind stay, because probes and history know them.
 *
 * @example editComponent(ctx, 'x7k2m9q4w1zt', { isShowcase: false }, 'zoe@example.com');
 */
export function editComponent(
  ctx: StatusContext,
  id: string,
  edit: ComponentEdit,
  author: string,
): Component {
  const before = knownComponent(ctx, id);
  const after = {
    ...before,
    ...Object.fromEntries(Object.entries(edit).filter(([, value]) => value !== undefined)),
  };
  refuseNames(after.name);
  if (edit.startDate !== undefined) refuseLongAgo(edit.startDate, 'startDate');
  if (after.groupId && (before.isGroup || !groupOf(ctx, after.groupId)))
    throw new Problem('invalid-input', 'A group lies in no other group.');
  return change(ctx, { author, action: 'component.edited' }, (at) => {
    ctx.store.db
      .prepare(
        `update status_components set name_en = ?, name_fr = ?, description_en = ?, description_fr = ?, group_id = ?,
        is_showcase = ?, only_show_if_degraded = ?, is_in_sla = ?, start_date = ?, updated_at = ? where id = ?`,
      )
      .run(
        after.name.en,
        after.name.fr,
        after.description?.en ?? null,
        after.description?.fr ?? null,
        after.groupId,
        Number(after.isShowcase),
        Number(after.onlyShowIfDegraded),
        Number(after.isInSla),
        after.startDate,
        at,
        id,
      );
    const changes = [{ kind: 'facts' as const, componentId: id }];
    return { result: knownComponent(ctx, id), target: id, audit: { before, edit }, changes };
  });
}

/** A component or group of the page by its id. */
export function knownComponent(ctx: StatusContext, id: string): Component {
  const known = readComponents(ctx).find((one) => one.id === id);
  if (!known) throw new Problem('not-found', `There is no component or group "${id}".`);
  return known;
}
