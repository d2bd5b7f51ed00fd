import { isUnresolved, type Component, type Incident, type Snapshot, type Words } from '#status';
import { jsonDocument, type Document } from './document.ts';
import { plainText } from './plain-text.ts';
import { pageStatus } from './page-status.ts';

const RECENT_MS = 7 * 24 * 3_600_000;
const MOST = 200;

function plainWords({ en, fr }: Words): Words {
  return { en: plainText(en), fr: plainText(fr) };
}

function keysOf(ids: string[], components: Component[]): string[] {
  return components.filter(({ id, isGroup }) => !isGroup && ids.includes(id)).map(({ id, key }) => key ?? id);
}

function stateOf(incident: Incident, { page, components }: Snapshot) {
  const newest = incident.updates[0]!;
  return {
    id: incident.id,
    title: incident.title,
    status: incident.status,
    impact: incident.impactOverride ?? incident.impact,
    update: plainWords(newest.body),
    updatedAt: newest.displayAt,
    startedAt: incident.startedAt,
    resolvedAt: isUnresolved(incident.status) ? null : (incident.resolvedAt ?? incident.updatedAt),
    url: `${page.url}/i/${incident.id}`,
    components: keysOf(incident.componentIds, components),
  };
}

/**
 * `state.json`, for programs of ours: the state now, and incidents that are open or ended within a week. It is published
 * last, so what it names is there, and `checkedAt` says whether the publisher lives.
 */
export function stateFile(snapshot: Snapshot): Document {
  const { page, checkedAt, components, incidents, maintenances } = snapshot;
  const since = new Date(Date.parse(checkedAt) - RECENT_MS).toISOString();
  const open = incidents.filter(({ status }) => isUnresolved(status));
  const recent = incidents.filter((one) => !isUnresolved(one.status) && one.updatedAt >= since);
  return jsonDocument('state.json', {
    checkedAt,
    page: { name: page.name, url: page.url, updatedAt: page.updatedAt },
    ...pageStatus(snapshot),
    components: components
      .filter(({ isGroup }) => !isGroup)
      .map(({ id, key, name, state, updatedAt }) => ({ id, key, name, state, updatedAt })),
    incidents: [...open, ...recent].slice(0, MOST).map((one) => stateOf(one, snapshot)),
    maintenances: maintenances
      .filter(({ status }) => status !== 'completed' && status !== 'cancelled')
      .map((one) => ({
        id: one.id,
        title: one.title,
        status: one.status,
        scheduledFor: one.scheduledFor,
        scheduledUntil: one.scheduledUntil,
        url: `${page.url}/i/${one.id}`,
        components: keysOf(one.componentIds, components),
      })),
  });
}
