import {
  componentNamed,
  inOrder,
  readComponents,
  type Affected,
  type ComponentState,
  type IncidentStatus,
  type StatusContext,
  type Update,
} from '#status';
import { Problem } from '../../platform/problem.ts';

/** States of components by their ids, keys or names. */
export type AffectedInput = Record<string, ComponentState>;

/**
 * Every component that is attached to an incident at an instant: those of the update before it, and those named now.
 * What is resolved holds none in another state than operational.
 */
export function affectedAt(
  ctx: StatusContext,
  earlier: Update<IncidentStatus>[],
  update: { status: IncidentStatus; displayAt: string; components: AffectedInput },
): Affected[] {
  const before = inOrder(earlier).findLast(({ displayAt }) => displayAt <= update.displayAt);
  const isOver = update.status === 'resolved' || update.status === 'postmortem';
  const states = new Map(readComponents(ctx).map(({ id, state }) => [id, state]));
  const attached = new Map<string, Affected>();
  for (const { componentId, newState } of before?.affected ?? [])
    attached.set(componentId, {
      componentId,
      oldState: newState,
      newState: isOver ? 'operational' : newState,
    });
  for (const [name, newState] of Object.entries(update.components)) {
    if (isOver && newState !== 'operational')
      throw new Problem(
        'invalid-input',
        'A resolved incident leaves no component affected. Say "monitoring" while one still is.',
      );
    const { id } = componentNamed(ctx, name);
    const oldState = attached.get(id)?.oldState ?? states.get(id) ?? 'operational';
    attached.set(id, { componentId: id, oldState, newState });
  }
  return [...attached.values()];
}

/** What a maintenance says of its components. */
export function maintained(componentIds: string[], isUnderWay: boolean): Affected[] {
  const newState = isUnderWay ? 'under_maintenance' : 'operational';
  return componentIds.map((componentId) => ({ componentId, oldState: 'operational', newState }));
}
