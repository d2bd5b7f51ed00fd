/** Words in both languages of the site. */
export interface Words {
  en: string;
  fr: string;
}

/** The states of a component, the worst last; the values are those of the Statuspage API. */
export const COMPONENT_STATES = [
  'operational',
  'under_maintenance',
  'degraded_performance',
  'partial_outage',
  'major_outage',
] as const;
export type ComponentState = (typeof COMPONENT_STATES)[number];

/** The impacts of an incident, the worst last. */
export const IMPACTS = ['none', 'maintenance', 'minor', 'major', 'critical'] as const;
export type Impact = (typeof IMPACTS)[number];

export const INCIDENT_STATUSES = [
  'investigating',
  'identified',
  'monitoring',
  'resolved',
  'postmortem',
] as const;
export type IncidentStatus = (typeof INCIDENT_STATUSES)[number];

/** `cancelled` is ours; the Statuspage API tells a cancelled maintenance as completed. */
export const MAINTENANCE_STATUSES = [
  'scheduled',
  'in_progress',
  'verifying',
  'completed',
  'cancelled',
] as const;
export type MaintenanceStatus = (typeof MAINTENANCE_STATUSES)[number];

/** Ids are 12 characters of `[a-z0-9]`; instants are ISO 8601 in UTC with milliseconds. */
export interface Component {
  id: string;
  /** What probes and commands call it, such as `update-checks`; null for a group. */
  key: string | null;
  name: Words;
  description: Words | null;
  groupId: string | null;
  isGroup: boolean;
  /** From 1, inside its group or the page. */
  position: number;
  /** The worst of what incidents, probes and maintenance say now; a group's is its worst child's. */
  state: ComponentState;
  /** Whether its availability is shown. */
  isShowcase: boolean;
  /** The first day that counts for its availability, `YYYY-MM-DD`. */
  startDate: string | null;
  onlyShowIfDegraded: boolean;
  /** Whether the commitment of availability covers it. */
  isInSla: boolean;
  createdAt: string;
  updatedAt: string;
}

/** What an update says of one component. */
export interface Affected {
  componentId: string;
  oldState: ComponentState;
  newState: ComponentState;
}

/** One entry of an incident or a maintenance; `displayAt` may lie before `createdAt`. */
export interface Update<Status> {
  id: string;
  eventId: string;
  status: Status;
  body: Words;
  createdAt: string;
  updatedAt: string;
  displayAt: string;
  /** Every component attached at that moment, changed or not; null when there is none. */
  affected: Affected[] | null;
  /** Whether subscribers are told. */
  isDelivered: boolean;
  /** Whether a person wrote it; machines and templates of probes do not count as an answer. */
  isHuman: boolean;
}

interface Event<Status> {
  id: string;
  /** Decimal, never given twice; feeds name entries by it. */
  number: number;
  title: Words;
  status: Status;
  impact: Impact;
  createdAt: string;
  updatedAt: string;
  componentIds: string[];
  /** Newest first by `displayAt`; never empty. */
  updates: Update<Status>[];
}

export interface Incident extends Event<IncidentStatus> {
  /** Replaces the impact that follows from the components. */
  impactOverride: Impact | null;
  startedAt: string;
  monitoringAt: string | null;
  resolvedAt: string | null;
  origin: 'operator' | 'probes' | 'break-glass';
  /** Written down after it was over. */
  isBackfilled: boolean;
  postmortem: { body: Words; publishedAt: string } | null;
}

export interface Maintenance extends Event<MaintenanceStatus> {
  scheduledFor: string;
  scheduledUntil: string;
  startedAt: string | null;
  completedAt: string | null;
  cancelledAt: string | null;
  /** When the last mail of the announcement of this window had left; null while it has not. */
  noticeSentAt: string | null;
  /** To how many addresses. */
  noticeCount: number;
}

/** A component was in a state, half-open; `to` is null while it lasts. Laid over each other, the worst counts. */
export interface StateInterval {
  componentId: string;
  state: ComponentState;
  from: string;
  to: string | null;
  source: 'probes' | 'incident';
  incidentId: string | null;
}

export const EXCLUSION_REASONS = ['emergency_maintenance', 'force_majeure', 'customer_caused'] as const;
export type ExclusionReason = (typeof EXCLUSION_REASONS)[number];

/** Time that an operator takes out of the figure of the commitment; always shown. */
export interface Exclusion {
  id: string;
  reason: ExclusionReason;
  from: string;
  to: string;
  componentIds: string[];
  /** For `customer_caused`: the organisation whose figure alone changes. */
  orgId: string | null;
  text: Words;
  author: string;
  createdAt: string;
}

/** Time in which nobody measured. */
export interface Gap {
  componentId: string;
  from: string;
  to: string | null;
}

/** A window as the figure needs it: each announcement is a fact of its own, so a moved window leaves the first cancelled. */
export interface Window {
  maintenanceId: string;
  from: string;
  to: string;
  componentIds: string[];
  noticeSentAt: string | null;
  cancelledAt: string | null;
}

/** Everything that figures are computed from. */
export interface MeasuredFacts {
  components: { id: string; isInSla: boolean; startedAt: string }[];
  states: StateInterval[];
  windows: Window[];
  exclusions: Exclusion[];
  gaps: Gap[];
}

/** The site at one moment; everything that is published is a function of it. */
export interface Snapshot {
  page: { id: string; name: string; url: string; updatedAt: string };
  /** When it was taken; only the line "checked at", `state.json` and nothing else may depend on it. */
  checkedAt: string;
  /** In the order of the page: groups, and their children after them. */
  components: Component[];
  /** The one that began last first. */
  incidents: Incident[];
  /** The one planned last first. */
  maintenances: Maintenance[];
  facts: MeasuredFacts;
}
