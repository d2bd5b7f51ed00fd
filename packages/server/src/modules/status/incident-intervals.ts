import type { Affected, ComponentState, Incident, StateInterval, Update } from './facts.ts';
import { isUnresolved } from './states.ts';

/**
 * Oldest first by the time that they show; of two at one instant the one written first.
 *
 * @example inOrder(now.incidents[0]!.updates)[0]!.displayAt; // '2030-01-31T12:00:00.000Z'
 */
export function inOrder<Status>(updates: Update<Status>[]): Update<Status>[] {
  return updates.toSorted(
    (a, b) => a.displayAt.localeCompare(b.displayAt) || a.createdAt.localeCompare(b.createdAt),
  );
}

/**
 * Which components an incident held in which state, and when: from the updates' affected components by the time that
 * they show, so that a back-dated update changes history. Operational time gives no interval; a resolved incident holds
 * nothing.
 *
 * @example incidentIntervals(now.incidents[0]!).map(({ state }) => state); // ['major_outage']
 */
export function incidentIntervals({ id, updates }: Pick<Incident, 'id' | 'updates'>): StateInterval[] {
  const intervals: StateInterval[] = [];
  let open = new Map<string, StateInterval>();
  for (const { status, affected, displayAt } of inOrder(updates)) {
    const next = new Map<string, StateInterval>();
    for (const { componentId, newState: state } of isUnresolved(status) ? (affected ?? []) : []) {
      if (state === 'operational') continue;
      const running = open.get(componentId);
      const interval = running?.state === state ? running : begun(id, componentId, state, displayAt);
      if (interval !== running) intervals.push(interval);
      next.set(componentId, interval);
    }
    for (const [componentId, interval] of open)
      if (next.get(componentId) !== interval) interval.to = displayAt;
    open = next;
  }
  return intervals.filter(({ from, to }) => from !== to);
}

function begun(incidentId: string, componentId: string, state: ComponentState, from: string): StateInterval {
  return { componentId, state, from, to: null, source: 'incident', incidentId };
}

/** What each update says of a component's earlier state, corrected by the updates that show before it. */
export function withOldStates<Status>(updates: Update<Status>[]): Update<Status>[] {
  const known = new Map<string, ComponentState>();
  return inOrder(updates).map((update) => {
    const affected = update.affected?.map((one): Affected => {
      const oldState = known.get(one.componentId) ?? one.oldState;
      known.set(one.componentId, one.newState);
      return { ...one, oldState };
    });
    return { ...update, affected: affected ?? null };
  });
}
