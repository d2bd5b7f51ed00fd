import type { Client } from '@codepushgo/contract/client';
import { measuredFacts, setProbeState } from '#status';
import { openStatusService } from '#status-api';
import { monthBefore, monthOf } from '#status-availability';
import { incidentTemplates, openIncident, postUpdate, type NewIncident } from '#status-events';
import { loadConfig } from '../config.ts';
import { systemClock, type Clock } from '../platform/clock.ts';
import { openLog } from '../platform/log.ts';
import { resolveByDns } from '../platform/resolve-host.ts';
import type { DemoLog } from './demo-log.ts';
import { monthSpanOf, type MissedMonth } from './demo-availability.ts';
import type { DemoPlace } from './demo-process.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const DAYS = 90;
const OLGA = 'olga@codepushgo.example';

/** A clock that is set by hand. */
interface PastClock extends Clock {
  daysAgo(days: number): void;
  at(instant: Date): void;
  later(minutes: number): void;
}

function pastClock(): PastClock {
  let offMs = DAYS * DAY_MS;
  const nowMs = (): number => systemClock.nowMs() - offMs;
  return {
    nowMs,
    now: () => new Date(nowMs()),
    daysAgo: (days) => void (offMs = days * DAY_MS),
    at: (instant) => void (offMs = systemClock.nowMs() - instant.getTime()),
    later: (minutes) => void (offMs -= minutes * MINUTE_MS),
  };
}

/**
 * Writes ninety days of the status site as they went by: two incidents of people, the first so long that its month
 * missed the commitment, and one that probes opened.
 */
export async function playStatusPast({ dataDir, url }: DemoPlace): Promise<MissedMonth> {
  const clock = pastClock();
  const config = loadConfig({ DATA_DIR: dataDir, PORT: '4000', PUBLIC_URL: url });
  const means = { clock, log: openLog('error'), resolveHost: resolveByDns, command: 'demo' };
  const service = openStatusService(config, means);
  try {
    const { ctx } = service;
    const passes = (key: string, minutes: number, components: NewIncident['components']): void => {
      const { title, body } = incidentTemplates.find((one) => one.key === key)!;
      const { id: incidentId } = openIncident(ctx, { author: OLGA, title, body, components });
      clock.later(minutes);
      const end = incidentTemplates.find((one) => one.key === 'resolved')!.body;
      postUpdate(ctx, { author: OLGA, incidentId, status: 'resolved', body: end });
    };
    // Closed and frozen whatever day it is today, and always within the ninety days.
    const month = monthBefore(monthOf(systemClock.now().toISOString()), 2);
    clock.at(new Date(`${month}-10T09:00:00Z`));
    passes('downloads-down', 9 * 60, { 'package-downloads': 'major_outage' });
    clock.daysAgo(23);
    passes('slow', 130, { 'update-checks': 'degraded_performance' });
    clock.daysAgo(2);
    byProbes(ctx, clock);
    return { month, facts: measuredFacts(ctx, monthSpanOf(month)) };
  } finally {
    await service.stop();
  }
}

/** Probes see an outage, open the incident and see its end; a person resolves it. */
function byProbes(ctx: Parameters<typeof openIncident>[0], clock: PastClock): void {
  const component = 'update-checks';
  const { title, body, components } = incidentTemplates[0]!;
  const startedAt = clock.now().toISOString();
  clock.later(3);
  setProbeState(ctx, { component, state: 'major_outage', from: startedAt });
  const probes = { author: 'probes', isHuman: false };
  const { id: incidentId } = openIncident(ctx, {
    ...probes,
    origin: 'probes',
    title,
    body,
    startedAt,
    components,
  });
  clock.later(8);
  setProbeState(ctx, { component, state: 'operational', from: clock.now().toISOString() });
  const monitoring = incidentTemplates.find((one) => one.key === 'monitoring')!;
  const back = { components: { [component]: 'operational' as const } };
  postUpdate(ctx, { ...probes, ...back, incidentId, status: 'monitoring', body: monitoring.body });
  clock.later(25);
  const over = {
    en: 'A certificate had run out. It is renewed by itself now.',
    fr: 'Un certificat avait expiré. Il se renouvelle désormais de lui-même.',
  };
  postUpdate(ctx, { author: OLGA, incidentId, status: 'resolved', body: over });
}

/** Plays the chapter of the status site: what lies behind, and a maintenance ahead. */
export async function playStatus(log: DemoLog, ada: Client): Promise<void> {
  log.chapter('7. The status site: ninety days behind, a maintenance ahead, a missed month made good');
  const { items } = await ada.operations.listIncidents({ limit: 10 });
  for (const { title, startedAt, resolvedAt, origin } of items) {
    const minutes = Math.round((Date.parse(resolvedAt ?? '') - Date.parse(startedAt)) / MINUTE_MS);
    const by = origin === 'probes' ? 'opened by probes' : 'told by a person';
    log.line(`${startedAt.slice(0, 10)}: ${title.en}, ${by}, resolved after ${minutes} minutes`);
  }
  const from = new Date(systemClock.nowMs() + 3 * DAY_MS);
  const planned = await ada.operations.scheduleMaintenance({
    title: { en: 'New database servers', fr: 'Nouveaux serveurs de base de données' },
    body: {
      en: 'The console and the release API stop for up to half an hour. Apps go on getting updates.',
      fr: 'La console et l’API de publication s’arrêtent pour une demi-heure au plus. Les applications reçoivent toujours leurs mises à jour.',
    },
    from: from.toISOString(),
    to: new Date(from.getTime() + 30 * MINUTE_MS).toISOString(),
    components: ['console', 'release-api'],
  });
  log.good(`maintenance ahead: ${planned.scheduledFor.slice(0, 16).replace('T', ' ')} UTC, ${planned.url}`);
}
