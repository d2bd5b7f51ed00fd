import { Problem } from '../../platform/problem.ts';
import { change } from './change.ts';
import type { StatusContext } from './context.ts';
import { knownComponent } from './edit-component.ts';
import { readComponents } from './read-components.ts';

/**
 * Takes a component or an empty group off the page; its history stays.
 *
 * @example archiveComponent(ctx, 'x7k2m9q4w1zt', 'zoe@example.com');
 */
export function archiveComponent(ctx: StatusContext, id: string, author: string): void {
  const component = knownComponent(ctx, id);
  if (readComponents(ctx).some(({ groupId }) => groupId === id))
    throw new Problem('conflict', 'The group has components. Move or archive them first.');
  if (component.state !== 'operational')
    throw new Problem(
      'conflict',
      'The component is not operational. Archive it once nothing is said about it.',
    );
  change(ctx, { author, action: 'component.archived' }, (at) => {
    ctx.store.db
      .prepare('update status_components set archived_at = ?, updated_at = ? where id = ?')
      .run(at, at, id);
    return { result: undefined, target: id, audit: {}, changes: [{ kind: 'facts', componentId: id }] };
  });
}
