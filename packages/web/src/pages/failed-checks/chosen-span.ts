import type { IncidentChecks } from '@codepushgo/contract';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** The span that the address names: an incident's, a day or, by default, an hour; at most a day of it. */
export function chosenSpan(
  chosen: string | undefined,
  incidents: Pick<IncidentChecks, 'id' | 'startedAt' | 'resolvedAt'>[],
  nowMs: number,
): { from: string; to: string; isCapped: boolean } {
  const iso = (ms: number): string => new Date(ms).toISOString();
  const incident = incidents.find(({ id }) => id === chosen);
  const endMs = Math.floor(nowMs / MINUTE_MS + 1) * MINUTE_MS;
  if (!incident) {
    const fromMs = endMs - (chosen === 'day' ? DAY_MS : HOUR_MS);
    return { from: iso(fromMs), to: iso(endMs), isCapped: false };
  }
  const fromMs = Math.floor(Date.parse(incident.startedAt) / MINUTE_MS) * MINUTE_MS;
  const overMs = incident.resolvedAt === null ? endMs : Date.parse(incident.resolvedAt);
  // An incident may be over in the minute in which it began.
  const toMs = Math.max(overMs, fromMs + MINUTE_MS);
  return { from: iso(fromMs), to: iso(Math.min(toMs, fromMs + DAY_MS)), isCapped: toMs - fromMs > DAY_MS };
}
