import type { Component, Snapshot } from '#status';
import { uptimeOverDays } from '#status-availability';
import { jsonDocument, type Document } from './document.ts';
import { pageStatus } from './page-status.ts';
import { pageJson } from './wire-component.ts';

const MINUTE_MS = 60_000;

/**
 * `api/v2/uptime.json`, the last 90 days of every component that shows its figure, and the short `status.json` at the
 * root with the lowest of them. Figures count up to the last whole minute.
 */
export function uptimeDocuments(snapshot: Snapshot): Document[] {
  const asOf = new Date(Math.floor(Date.parse(snapshot.checkedAt) / MINUTE_MS) * MINUTE_MS).toISOString();
  const components = snapshot.components
    .filter(({ isShowcase, isGroup }) => isShowcase && !isGroup)
    .map((one) => uptimeJson(one, snapshot, asOf));
  const figures = components.flatMap(({ uptime_percentage: figure }) => figure ?? []);
  const lowest = figures.length === 0 ? null : Math.min(...figures).toFixed(2);
  return [
    jsonDocument('api/v2/uptime.json', { page: pageJson(snapshot), components }),
    jsonDocument('status.json', { ...pageStatus(snapshot), uptime: lowest }),
  ];
}

function uptimeJson({ id, name }: Component, { facts, incidents }: Snapshot, asOf: string) {
  const figure = uptimeOverDays(facts, id, { asOf });
  const from = new Date(figure.from).toISOString();
  const to = new Date(figure.to).toISOString();
  const related = incidents.filter(
    ({ componentIds, startedAt, resolvedAt }) =>
      componentIds.includes(id) && startedAt < to && (resolvedAt ?? to) > from,
  );
  const unmeasured = figure.unmeasuredSeconds;
  return {
    id,
    name: name.en,
    range_start: from,
    range_end: to,
    uptime_percentage: figure.printed === null ? null : Number(figure.printed),
    partial_outage: figure.partialSeconds,
    major_outage: figure.majorSeconds,
    warnings: unmeasured > 0 ? [`Nothing was measured for ${unmeasured} seconds.`] : [],
    related_events: related.map((one) => ({ id: one.id })),
  };
}
