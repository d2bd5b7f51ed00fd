import type { Component, Incident, Maintenance, Snapshot, StateInterval } from '../modules/status/facts.ts';
import { AT, makeComponent, makeIncident, makeMaintenance } from './snapshot-parts.ts';
import { toldIncidents, toldMaintenances } from './snapshot-stories.ts';

const PAGE = { id: 'cpgstatus001', name: 'CodePushGo', url: 'https://status.example.com' };
const CHECKED_AT = '2026-11-23T10:00:00.000Z';

/** The components that a fresh service has, the first two in a group. */
export function defaultComponents(): Component[] {
  const inGroup = { groupId: AT.delivery, isInSla: true };
  return [
    makeComponent(AT.delivery, { en: 'Delivery', fr: 'Livraison' }, { isGroup: true, isShowcase: false }),
    makeComponent(
      AT.checks,
      { en: 'Update checks', fr: 'Vérification des mises à jour' },
      { ...inGroup, key: 'update-checks' },
    ),
    makeComponent(
      AT.downloads,
      { en: 'Package downloads', fr: 'Téléchargement des paquets' },
      { ...inGroup, key: 'package-downloads', position: 2 },
    ),
    makeComponent(
      AT.api,
      { en: 'Release API', fr: 'API de publication' },
      {
        key: 'release-api',
        position: 2,
        description: { en: 'What tools publish with', fr: 'Ce que les outils utilisent pour publier' },
      },
    ),
    makeComponent(AT.console, { en: 'Console', fr: 'Console' }, { key: 'console', position: 3 }),
    makeComponent(
      AT.intake,
      { en: 'E-mail intake', fr: 'Réception des e-mails' },
      { key: 'email-intake', position: 4, isShowcase: false, startDate: null, onlyShowIfDegraded: true },
    ),
    makeComponent(
      AT.desk,
      { en: 'Support desk', fr: 'Assistance' },
      { key: 'support-desk', position: 5, isShowcase: false, startDate: null },
    ),
  ];
}

function intervalsOf(incidents: Incident[]): StateInterval[] {
  return incidents.flatMap(({ id, updates }) =>
    updates.toReversed().flatMap(({ displayAt, affected }) =>
      (affected ?? []).flatMap(({ componentId, newState }): StateInterval[] => {
        if (newState === 'operational') return [];
        const after = updates
          .filter((later) => later.displayAt > displayAt)
          .findLast((later) => later.affected?.some((one) => one.componentId === componentId));
        return [
          {
            componentId,
            state: newState,
            from: displayAt,
            to: after?.displayAt ?? null,
            source: 'incident',
            incidentId: id,
          },
        ];
      }),
    ),
  );
}

/** The snapshot of these events; facts and `updatedAt` follow from them. */
export function snapshotOf(
  components: Component[],
  incidents: Incident[],
  maintenances: Maintenance[],
): Snapshot {
  const changed = [...components, ...incidents, ...maintenances].map(({ updatedAt }) => updatedAt);
  return {
    page: { ...PAGE, updatedAt: changed.toSorted().at(-1)! },
    checkedAt: CHECKED_AT,
    components,
    incidents: incidents.toSorted((a, b) => (a.startedAt < b.startedAt ? 1 : -1)),
    maintenances: maintenances.toSorted((a, b) => (a.scheduledFor < b.scheduledFor ? 1 : -1)),
    facts: {
      components: components
        .filter(({ isGroup }) => !isGroup)
        .map(({ id, isInSla, createdAt }) => ({ id, isInSla, startedAt: createdAt })),
      states: intervalsOf(incidents),
      windows: maintenances.map((one) => ({
        maintenanceId: one.id,
        from: one.scheduledFor,
        to: one.scheduledUntil,
        componentIds: one.componentIds,
        noticeSentAt: one.noticeSentAt,
        cancelledAt: one.cancelledAt,
      })),
      exclusions: [],
      gaps: [],
    },
  };
}

/** Everything is well, and nothing ever happened. */
export function quietSnapshot(): Snapshot {
  return snapshotOf(defaultComponents(), [], []);
}

/**
 * A bad day on 23 November 2026: an open incident that has got worse and better, a maintenance under way and one
 * ahead, and behind them a post-mortem, an incident without components, one written down later, a completed and a
 * cancelled maintenance.
 */
export function busySnapshot(): Snapshot {
  const components = defaultComponents().map((one) => {
    if (one.id === AT.delivery || one.id === AT.downloads)
      return { ...one, state: 'partial_outage' as const, updatedAt: '2026-11-23T09:21:00.000Z' };
    if (one.id !== AT.console) return one;
    return { ...one, state: 'under_maintenance' as const, updatedAt: '2026-11-23T09:30:00.000Z' };
  });
  return snapshotOf(components, toldIncidents(), toldMaintenances());
}

/** As many incidents, one a day going back from 20 November 2026, for lists and pages of lists. */
export function longSnapshot(count: number): Snapshot {
  const incidents = Array.from({ length: count }, (_, index) => {
    const startMs = Date.UTC(2026, 10, 20, 8) - index * 86_400_000;
    const at = (minutes: number): string => new Date(startMs + minutes * 60_000).toISOString();
    return makeIncident(
      `day${String(index).padStart(9, '0')}`,
      count - index,
      { en: `Slow answers ${index}`, fr: `Réponses lentes ${index}` },
      [
        [
          at(0),
          'investigating',
          { en: 'We are looking.', fr: 'Nous cherchons.' },
          [[AT.api, 'operational', 'degraded_performance']],
        ],
        [
          at(30),
          'resolved',
          { en: 'It is over.', fr: 'C’est terminé.' },
          [[AT.api, 'degraded_performance', 'operational']],
        ],
      ],
    );
  });
  return snapshotOf(defaultComponents(), incidents, [
    makeMaintenance(
      'longwindow01',
      count + 1,
      { en: 'New disks', fr: 'Nouveaux disques' },
      ['2026-11-30T02:00:00.000Z', '2026-11-30T04:00:00.000Z'],
      [
        [
          '2026-11-22T09:00:00.000Z',
          'scheduled',
          { en: 'Disks are replaced.', fr: 'Des disques sont remplacés.' },
        ],
      ],
    ),
  ]);
}
