import { Problem } from '../../platform/problem.ts';
import { change } from './change.ts';
import type { StatusContext } from './context.ts';
import { readComponents } from './read-components.ts';

/**
 * Puts the children of a group, or what lies on the page itself, into a new order.
 *
 * @param groupId null for the page
 * @param ids all of them, first to last
 * @example reorderComponents(ctx, null, readComponents(ctx).map(({ id }) => id).toReversed(), 'zoe@example.com');
 */
export function reorderComponents(
  ctx: StatusContext,
  groupId: string | null,
  ids: string[],
  author: string,
): void {
  const there = readComponents(ctx)
    .filter((one) => one.groupId === groupId)
    .map(({ id }) => id);
  if (there.toSorted().join() !== ids.toSorted().join())
    throw new Problem('invalid-input', 'Name each component of this group once, and no other.');
  change(ctx, { author, action: 'components.reordered' }, () => {
    const update = ctx.store.db.prepare('update status_components set position = ? where id = ?');
    ids.forEach((id, index) => update.run(index + 1, id));
    return { result: undefined, target: groupId, audit: { ids }, changes: [{ kind: 'facts' }] };
  });
}
