import type { Snapshot } from '#status';
import { jsonDocument, type Document } from './document.ts';
import { pageStatus } from './page-status.ts';
import { pageJson } from './wire-component.ts';

/** What was measured of one component in a span of time. */
export interface Uptime {
  componentId: string;
  from: string;
  to: string;
  /** With two decimals, rounded down, such as `99.98`; null when nothing was measured. */
  percent: string | null;
  partialOutageSeconds: number;
  majorOutageSeconds: number;
  /** Time in which nobody measured. */
  unmeasuredSeconds: number;
}

/** `api/v2/uptime.json` for every component that shows its figure, and the short `status.json` at the root. */
export function uptimeDocuments(snapshot: Snapshot, uptime: Uptime[]): Document[] {
  const shown = uptime.filter(({ componentId }) =>
    snapshot.components.some(({ id, isShowcase, isGroup }) => id === componentId && isShowcase && !isGroup),
  );
  const lowest = shown
    .flatMap(({ percent }) => percent ?? [])
    .toSorted((a, b) => Number(a) - Number(b))
    .at(0);
  return [
    jsonDocument('api/v2/uptime.json', {
      page: pageJson(snapshot),
      components: shown.map((one) => uptimeJson(one, snapshot)),
    }),
    jsonDocument('status.json', { ...pageStatus(snapshot), uptime: lowest ?? '100.00' }),
  ];
}

function uptimeJson(one: Uptime, { components, incidents }: Snapshot) {
  const { componentId, from, to, percent, unmeasuredSeconds } = one;
  const related = incidents.filter(
    ({ componentIds, startedAt, resolvedAt }) =>
      componentIds.includes(componentId) && startedAt < to && (resolvedAt ?? to) > from,
  );
  return {
    id: componentId,
    name: components.find(({ id }) => id === componentId)!.name.en,
    range_start: from,
    range_end: to,
    uptime_percentage: percent === null ? null : Number(percent),
    partial_outage: one.partialOutageSeconds,
    major_outage: one.majorOutageSeconds,
    warnings: unmeasuredSeconds > 0 ? [`Nothing was measured for ${unmeasuredSeconds} seconds.`] : [],
    related_events: related.map(({ id }) => ({ id })),
  };
}
