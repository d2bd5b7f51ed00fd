import { z } from 'zod';
import { Instant } from './endpoint.ts';

const words = (longest: number) => {
  const text = z.string().trim().min(1).max(longest);
  return z.object({ en: text, fr: text });
};

/** A short text in both languages of the status site. */
export const StatusTitle = words(200);
/** What an update says in both languages. */
export const StatusText = words(10_000);
const Words = z.object({ en: z.string(), fr: z.string() });

/** The states of a component, the worst last. */
export const StatusComponentState = z.enum([
  'operational',
  'under_maintenance',
  'degraded_performance',
  'partial_outage',
  'major_outage',
]);
export type StatusComponentState = z.infer<typeof StatusComponentState>;

/** What an incident does to the platform, the worst last. */
export const StatusImpact = z.enum(['none', 'maintenance', 'minor', 'major', 'critical']);
export type StatusImpact = z.infer<typeof StatusImpact>;

/** Where an incident stands. */
export const IncidentStatus = z.enum(['investigating', 'identified', 'monitoring', 'resolved', 'postmortem']);
export type IncidentStatus = z.infer<typeof IncidentStatus>;

/** Where a maintenance stands. */
export const MaintenanceStatus = z.enum(['scheduled', 'in_progress', 'verifying', 'completed', 'cancelled']);
export type MaintenanceStatus = z.infer<typeof MaintenanceStatus>;

/** A part of the platform on the status site, or a group of them. */
export const StatusComponent = z.object({
  id: z.string(),
  /** What probes and commands call it, such as `update-checks`; null for a group. */
  key: z.string().nullable(),
  name: Words,
  description: Words.nullable(),
  groupId: z.string().nullable(),
  isGroup: z.boolean(),
  /** From 1, inside its group or the page. */
  position: z.number().int(),
  state: StatusComponentState,
  /** Whether its availability is shown. */
  isShowcase: z.boolean(),
  /** The first day that counts for its availability. */
  startDate: z.string().nullable(),
  onlyShowIfDegraded: z.boolean(),
  /** Whether the commitment of availability covers it. */
  isInSla: z.boolean(),
});
export type StatusComponent = z.infer<typeof StatusComponent>;

/** The state that an update puts components into, by their ids or keys. */
export const StatusComponentStates = z.record(z.string().min(1).max(64), StatusComponentState);

const update = {
  id: z.string(),
  body: Words,
  createdAt: Instant,
  /** When it counts; before `createdAt` where it was written down later. */
  displayAt: Instant,
  affected: z
    .array(
      z.object({ componentId: z.string(), oldState: StatusComponentState, newState: StatusComponentState }),
    )
    .nullable(),
  /** Whether subscribers are told. */
  isDelivered: z.boolean(),
  /** Whether a person wrote it. */
  isHuman: z.boolean(),
};
const event = {
  id: z.string(),
  title: Words,
  impact: StatusImpact,
  createdAt: Instant,
  updatedAt: Instant,
  componentIds: z.array(z.string()),
  /** Its page on the status site. */
  url: z.string(),
};

/** An incident as operators see it. */
export const StatusIncident = z.object({
  ...event,
  status: IncidentStatus,
  /** Replaces the impact that follows from the components. */
  impactOverride: StatusImpact.nullable(),
  startedAt: Instant,
  monitoringAt: Instant.nullable(),
  resolvedAt: Instant.nullable(),
  origin: z.enum(['operator', 'probes', 'break-glass']),
  /** Written down after it was over. */
  isBackfilled: z.boolean(),
  postmortem: z.object({ body: Words, publishedAt: Instant }).nullable(),
  /** The newest first. */
  updates: z.array(z.object({ ...update, status: IncidentStatus })),
});
export type StatusIncident = z.infer<typeof StatusIncident>;

/** A planned maintenance as operators see it. */
export const StatusMaintenance = z.object({
  ...event,
  status: MaintenanceStatus,
  scheduledFor: Instant,
  scheduledUntil: Instant,
  startedAt: Instant.nullable(),
  completedAt: Instant.nullable(),
  cancelledAt: Instant.nullable(),
  /** When the last mail that announced this window had left; null while it has not. */
  noticeSentAt: Instant.nullable(),
  /** To how many addresses. */
  noticeCount: z.number().int(),
  /** Whether it was announced 24 hours before: only then its time is left out of the commitment's figure. */
  isExcluded: z.boolean(),
  /** The newest first. */
  updates: z.array(z.object({ ...update, status: MaintenanceStatus })),
});
export type StatusMaintenance = z.infer<typeof StatusMaintenance>;

/** Why time may be taken out of the figure of the commitment; there is no other reason. */
export const ExclusionReason = z.enum(['emergency_maintenance', 'force_majeure', 'customer_caused']);
export type ExclusionReason = z.infer<typeof ExclusionReason>;

/** Time that is taken out of the figure of the commitment; everybody sees it. */
export const StatusExclusion = z.object({
  id: z.string(),
  reason: ExclusionReason,
  from: Instant,
  to: Instant,
  componentIds: z.array(z.string()),
  /** The organisation whose figure alone changes. */
  orgId: z.string().nullable(),
  text: Words,
  author: z.string(),
  createdAt: Instant,
});
export type StatusExclusion = z.infer<typeof StatusExclusion>;

/** A text to start an incident or an update from. */
export const StatusTemplate = z.object({
  key: z.string(),
  title: Words,
  status: IncidentStatus,
  body: Words,
  /** States by key of the component. */
  components: z.record(z.string(), StatusComponentState),
});
export type StatusTemplate = z.infer<typeof StatusTemplate>;

/** A place to which the site is published, and how that went last. */
export const StatusTarget = z.object({
  name: z.string(),
  publishedAt: Instant.nullable(),
  /** Null while it works. */
  error: z.string().nullable(),
});
export type StatusTarget = z.infer<typeof StatusTarget>;

/** What an update of an incident says, as operators send it. */
export const updateInput = {
  body: StatusText,
  /** Components that are attached already and not named keep their state. */
  components: StatusComponentStates.optional(),
  /** Whether subscribers are told. */
  isDelivered: z.boolean().optional(),
};
