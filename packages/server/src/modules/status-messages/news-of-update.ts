import type { Component, Incident, Maintenance, Snapshot } from '#status';
import type { News } from './news.ts';

const CLOSING = ['resolved', 'completed', 'cancelled'];

/**
 * What subscribers are told of an update; null when it is told to nobody.
 *
 * @param seq of the change that made it visible
 * @example const told = newsOfUpdate(now, 'k3j9x0a1b2c3', 'u8d7f6g5h4j3', 42);
 */
export function newsOfUpdate(
  snapshot: Snapshot,
  eventId: string,
  updateId: string,
  seq: number,
): News | null {
  const event = [...snapshot.incidents, ...snapshot.maintenances].find(({ id }) => id === eventId);
  const update = event?.updates.find(({ id }) => id === updateId);
  if (!event || !update?.isDelivered) return null;
  const isClosing = CLOSING.includes(update.status);
  const planned = 'scheduledFor' in event ? event : null;
  const named = update.affected?.map(({ componentId }) => componentId) ?? [];
  const ids = [...new Set([...event.componentIds, ...named])];
  const components = snapshot.components.filter(({ id }) => ids.includes(id));
  return {
    seq,
    kind: planned ? 'maintenance' : 'incident',
    eventId,
    updateId,
    title: event.title,
    status: update.status,
    body: update.body,
    impact: impactOf(event),
    at: update.displayAt,
    components: components.map((one) => ({ name: one.name, state: stateIn(update.affected, one) })),
    window: planned && { from: planned.scheduledFor, to: planned.scheduledUntil },
    url: `${snapshot.page.url}/i/${eventId}`,
    isClosing,
    isAnnouncement: planned !== null && !isClosing,
    topics: [eventId, ...topicsOf(components), ...ids],
  };
}

/**
 * What a subscription may name for a component to be in it.
 *
 * @example topicsOf([component]); // its id, and its group's
 */
export function topicsOf(components: Component[]): string[] {
  return [...new Set(components.flatMap(({ id, groupId }) => (groupId ? [id, groupId] : [id])))];
}

function impactOf(event: Incident | Maintenance): News['impact'] {
  return ('impactOverride' in event && event.impactOverride) || event.impact;
}

function stateIn(
  affected: Incident['updates'][number]['affected'],
  { id, state }: Component,
): News['components'][number]['state'] {
  return affected?.find(({ componentId }) => componentId === id)?.newState ?? state;
}
