import { isUnresolved, type Maintenance, type Snapshot } from '#status';
import { jsonDocument, type Document } from './document.ts';
import { pageStatus } from './page-status.ts';
import { componentJson, pageJson } from './wire-component.ts';
import { incidentJson, maintenanceJson } from './wire-event.ts';
import type { SummaryJson } from './wire-shapes.ts';

const PAGE_SIZE = 50;

function isActive({ status }: Maintenance): boolean {
  return status === 'in_progress' || status === 'verifying';
}

// Who asks what is ahead wants the next one first.
function soonestFirst(maintenances: Maintenance[]): Maintenance[] {
  return maintenances.toSorted((a, b) => (a.scheduledFor < b.scheduledFor ? -1 : 1));
}

/** Everything of the Statuspage API below `/api/v2`, but the figures. */
export function apiDocuments(snapshot: Snapshot): Document[] {
  const page = pageJson(snapshot);
  const status = pageStatus(snapshot);
  const components = snapshot.components.map((one) => componentJson(one, snapshot));
  const incidents = snapshot.incidents.map((one) => incidentJson(one, snapshot));
  const toJson = (some: Maintenance[]) => some.map((one) => maintenanceJson(one, snapshot));
  const unresolved = incidents.filter((_, index) => isUnresolved(snapshot.incidents[index]!.status));
  const upcoming = soonestFirst(snapshot.maintenances.filter((one) => one.status === 'scheduled'));
  const active = soonestFirst(snapshot.maintenances.filter(isActive));
  const summary: SummaryJson = {
    page,
    components,
    incidents: unresolved,
    scheduled_maintenances: toJson([...active, ...upcoming]),
    status,
  };
  const maintenances = (some: Maintenance[]) => ({ page, scheduled_maintenances: toJson(some) });
  const documents: Record<string, object> = {
    'summary.json': summary,
    'status.json': { page, status },
    'components.json': { page, components },
    'incidents/unresolved.json': { page, incidents: unresolved },
    'scheduled-maintenances.json': maintenances(snapshot.maintenances.slice(0, PAGE_SIZE)),
    'scheduled-maintenances/upcoming.json': maintenances(upcoming),
    'scheduled-maintenances/active.json': maintenances(active),
    ...pagesOf(incidents, (some) => ({ page, incidents: some })),
  };
  return Object.entries(documents).map(([path, value]) => jsonDocument(`api/v2/${path}`, value));
}

// The first page has the plain name; one without entries stands for all pages past the end.
function pagesOf<One>(all: One[], wrap: (some: One[]) => object): Record<string, object> {
  const count = Math.max(1, Math.ceil(all.length / PAGE_SIZE));
  const pages = Array.from({ length: count }, (_, index) => {
    const some = all.slice(index * PAGE_SIZE, (index + 1) * PAGE_SIZE);
    return [index === 0 ? 'incidents.json' : `incidents.page-${index + 1}.json`, wrap(some)];
  });
  return { ...Object.fromEntries(pages), 'incidents.page-none.json': wrap([]) };
}
