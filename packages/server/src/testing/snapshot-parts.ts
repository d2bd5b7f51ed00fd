import type {
  Affected,
  Component,
  ComponentState,
  Incident,
  IncidentStatus,
  Maintenance,
  MaintenanceStatus,
  Update,
  Words,
} from '../modules/status/facts.ts';

const BEFORE_ALL = '2026-07-01T00:00:00.000Z';

/** The ids of the components that a snapshot of `snapshots.ts` has. */
export const AT = {
  delivery: 'grpdelivery1',
  checks: 'updatecheck1',
  downloads: 'pkgdownload1',
  api: 'releaseapi01',
  console: 'console00001',
  intake: 'emailintake1',
  desk: 'supportdesk1',
} as const;

/** An update as a test names it: when it is shown, its status, its words, and what it says of components. */
export type Told<Status> = [
  at: string,
  status: Status,
  body: Words,
  affected?: [componentId: string, from: ComponentState, to: ComponentState][],
];

export function makeComponent(id: string, name: Words, over: Partial<Component> = {}): Component {
  return {
    id,
    key: null,
    name,
    description: null,
    groupId: null,
    isGroup: false,
    position: 1,
    state: 'operational',
    isShowcase: true,
    startDate: '2026-07-01',
    onlyShowIfDegraded: false,
    isInSla: false,
    createdAt: BEFORE_ALL,
    updatedAt: BEFORE_ALL,
    ...over,
  };
}

function makeUpdates<Status>(eventId: string, told: Told<Status>[]): Update<Status>[] {
  const made = told.map(([at, status, body, affected], index): Update<Status> => {
    const named = affected?.map(([componentId, oldState, newState]): Affected => ({
      componentId,
      oldState,
      newState,
    }));
    return {
      id: `u${index}${eventId.slice(2)}`,
      eventId,
      status,
      body,
      createdAt: at,
      updatedAt: at,
      displayAt: at,
      affected: named ?? null,
      isDelivered: true,
      isHuman: true,
    };
  });
  return made.toSorted((a, b) => (a.displayAt < b.displayAt ? 1 : -1));
}

function namedIn<Status>(updates: Update<Status>[]): string[] {
  return [...new Set(updates.flatMap(({ affected }) => affected ?? []).map((one) => one.componentId))];
}

/** What an incident and a maintenance have in common, and when its updates first said something. */
function makeEvent<Status>(id: string, number: number, title: Words, told: Told<Status>[]) {
  const updates = makeUpdates(id, told);
  const { status, updatedAt } = updates[0]!;
  const createdAt = told[0]![0];
  const first = (said: Status): string | null => told.find((one) => one[1] === said)?.[0] ?? null;
  return {
    base: { id, number, title, status, createdAt, updatedAt, componentIds: namedIn(updates), updates },
    first,
  };
}

/** An incident with these updates, oldest first; what can be read from them is. */
export function makeIncident(
  id: string,
  number: number,
  title: Words,
  told: Told<IncidentStatus>[],
  over: Partial<Incident> = {},
): Incident {
  const { base, first } = makeEvent(id, number, title, told);
  return {
    ...base,
    impact: 'minor',
    impactOverride: null,
    startedAt: base.createdAt,
    monitoringAt: first('monitoring'),
    resolvedAt: first('resolved'),
    origin: 'operator',
    isBackfilled: false,
    postmortem: null,
    ...over,
  };
}

/** A maintenance in the window, with these updates, oldest first. */
export function makeMaintenance(
  id: string,
  number: number,
  title: Words,
  [scheduledFor, scheduledUntil]: [string, string],
  told: Told<MaintenanceStatus>[],
  over: Partial<Maintenance> = {},
): Maintenance {
  const { base, first } = makeEvent(id, number, title, told);
  return {
    ...base,
    impact: 'maintenance',
    scheduledFor,
    scheduledUntil,
    startedAt: first('in_progress'),
    completedAt: first('completed'),
    cancelledAt: first('cancelled'),
    noticeSentAt: base.createdAt,
    noticeCount: 12,
    ...over,
  };
}
