import {
  componentNamed,
  isUnresolved,
  readIncidents,
  readMaintenances,
  type Incident,
  type StatusContext,
  type Words,
} from '#status';
import { incidentTemplates, openIncident, postUpdate, type IncidentTemplate } from '#status-events';
import { readFold } from './fold-rows.ts';
import { addNotice, openNotices, isTold, type Notice, recoverNotice } from './notices.ts';
import { PROBED, type ProbeRules, type Probed } from './probe-rules.ts';
import { probedOn } from './probed-on.ts';
import { openSpan, type Span } from './step-level.ts';

const AUTHOR = 'probes';
const TEMPLATES: Record<Probed, string> = {
  'update-checks': 'update-checks-down',
  'package-downloads': 'downloads-down',
};
const EASED: Words = {
  en: 'A part of the requests is answered again. We are still looking for the cause.',
  fr: 'Une partie des requêtes aboutit à nouveau. Nous cherchons encore la cause.',
};
const iso = (ms: number): string => new Date(ms).toISOString();

/**
 * Opens an incident for a major outage that has lasted long enough, dated to where it began; moves it to *monitoring*
 * once the probes have recovered. One that is open on the component already is used instead, and what a person opened
 * is never touched. Nothing is resolved here.
 */
export function tellOutages(ctx: StatusContext, rules: ProbeRules): void {
  for (const component of probedOn(ctx)) {
    const { state, closedToMs } = readFold(ctx, component, rules.intervalMs);
    const major = openSpan(state.major);
    if (major && closedToMs - major.fromMs >= rules.noticeMs) tellOutage(ctx, component, major.fromMs);
    if (major) continue;
    const overMs = (spans: Span[]): number | null => (spans.length > 0 ? spans.at(-1)!.toMs : closedToMs);
    const [recoveredMs, easedMs] = [overMs(state.partial.spans), overMs(state.major.spans)];
    for (const notice of openNotices(ctx, component)) {
      if (recoveredMs === null) tellEasing(ctx, notice, easedMs ?? closedToMs);
      else tellRecovery(ctx, notice, recoveredMs);
    }
  }
}

function tellOutage(ctx: StatusContext, component: Probed, sinceMs: number): void {
  if (isTold(ctx, component, sinceMs)) return;
  const template = templateOf(TEMPLATES[component]);
  const components = { [component]: 'major_outage' } as const;
  const { id } = componentNamed(ctx, component);
  if (isMaintained(ctx, id)) return;
  const open = readIncidents(ctx, { newest: 0 });
  const onIt = open.find(({ componentIds }) => componentIds.includes(id));
  const known = onIt ?? open.find(({ origin }) => origin === 'probes');
  ctx.store.transaction(() => {
    const told = known ? known.id : openOne(ctx, template, { components, startedAt: iso(sinceMs) }).id;
    addNotice(ctx, component, sinceMs, told);
    if (known?.origin !== 'probes') return;
    const { body } = template;
    const displayAt = notBefore(known, sinceMs);
    const update = { author: AUTHOR, incidentId: known.id, body, components, displayAt, isHuman: false };
    postUpdate(ctx, { ...update, status: known.status === 'monitoring' ? 'investigating' : undefined });
  });
}

function openOne(
  ctx: StatusContext,
  { title, body }: IncidentTemplate,
  given: { components: Partial<Record<Probed, 'major_outage'>>; startedAt: string },
): Incident {
  return openIncident(ctx, { author: AUTHOR, origin: 'probes', title, body, ...given });
}

function tellRecovery(
  ctx: StatusContext,
  { component, sinceMs, eventId }: Notice,
  recoveredMs: number,
): void {
  const [incident] = readIncidents(ctx, { ids: [eventId] });
  ctx.store.transaction(() => {
    recoverNotice(ctx, component, sinceMs, recoveredMs);
    if (incident?.origin !== 'probes' || !isUnresolved(incident.status)) return;
    const isLast = !PROBED.some((name) => openNotices(ctx, name).some((one) => one.eventId === eventId));
    postUpdate(ctx, {
      author: AUTHOR,
      incidentId: eventId,
      body: templateOf('monitoring').body,
      status: isLast ? 'monitoring' : undefined,
      components: { [component]: 'operational' },
      displayAt: notBefore(incident, recoveredMs),
      isDelivered: isLast,
      isHuman: false,
    });
  });
}

// A part works again: nobody is mailed of it, but the incident must not hold more than was measured.
function tellEasing(ctx: StatusContext, { component, eventId }: Notice, easedMs: number): void {
  const [incident] = readIncidents(ctx, { ids: [eventId] });
  if (incident?.origin !== 'probes' || !isUnresolved(incident.status)) return;
  const { id } = componentNamed(ctx, component);
  const now = incident.updates[0]?.affected?.find(({ componentId }) => componentId === id);
  if (now?.newState !== 'major_outage') return;
  postUpdate(ctx, {
    author: AUTHOR,
    incidentId: eventId,
    body: EASED,
    components: { [component]: 'partial_outage' },
    displayAt: notBefore(incident, easedMs),
    isDelivered: false,
    isHuman: false,
  });
}

// What is announced needs no incident.
function isMaintained(ctx: StatusContext, componentId: string): boolean {
  return readMaintenances(ctx, { newest: 0 }).some(
    ({ status, componentIds }) =>
      (status === 'in_progress' || status === 'verifying') && componentIds.includes(componentId),
  );
}

// What a person has said since then stays the last word of its time.
function notBefore({ updates }: Incident, ms: number): string {
  const since = updates[0]?.displayAt ?? '';
  return iso(ms) > since ? iso(ms) : since;
}

function templateOf(key: string): IncidentTemplate {
  const template = incidentTemplates.find((one) => one.key === key);
  if (!template) throw new Error(`There is no template "${key}".`);
  return template;
}
