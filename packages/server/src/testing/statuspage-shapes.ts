import { z } from 'zod';

// Readers of the Statuspage API that decode strictly: every member, nothing unknown but ours, closed lists of words.
const Id = z.string().regex(/^[a-z0-9]{12}$/);
const Time = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
const State = z.enum([
  'operational',
  'degraded_performance',
  'partial_outage',
  'major_outage',
  'under_maintenance',
]);
const Ours = z.record(z.string(), z.unknown());
const Indicator = z.enum(['none', 'minor', 'major', 'critical', 'maintenance']);

const Page = z.strictObject({
  id: Id,
  name: z.string(),
  url: z.url({ protocol: /^https?$/ }),
  time_zone: z.literal('Etc/UTC'),
  updated_at: Time,
});
const Status = z.strictObject({ indicator: Indicator, description: z.string().min(1) });

const leaf = {
  id: Id,
  name: z.string().max(255),
  status: State,
  created_at: Time,
  updated_at: Time,
  position: z.int().min(1),
  description: z.string().nullable(),
  showcase: z.boolean(),
  start_date: z.iso.date().nullable(),
  group_id: Id.nullable(),
  page_id: Id,
  only_show_if_degraded: z.boolean(),
  x_codepushgo: Ours,
};
const Leaf = z.strictObject({ ...leaf, group: z.literal(false) });
const Group = z.strictObject({ ...leaf, group: z.literal(true), components: z.array(Id) });
const Component = z.union([Leaf, Group]);

const updateOf = <Status extends z.ZodType>(status: Status) =>
  z.strictObject({
    id: Id,
    incident_id: Id,
    status,
    body: z.string(),
    created_at: Time,
    updated_at: Time,
    display_at: Time,
    affected_components: z
      .array(z.strictObject({ code: Id, name: z.string(), old_status: State, new_status: State }))
      .min(1)
      .nullable(),
    deliver_notifications: z.boolean(),
    custom_tweet: z.null(),
    tweet_id: z.null(),
    x_codepushgo: Ours,
  });

const eventOf = <Status extends z.ZodType>(status: Status) => ({
  id: Id,
  name: z.string().max(255),
  status,
  created_at: Time,
  updated_at: Time,
  started_at: Time,
  monitoring_at: Time.nullable(),
  resolved_at: Time.nullable(),
  shortlink: z.url(),
  page_id: Id,
  incident_updates: z.array(updateOf(status)).min(1),
  components: z.array(Leaf),
  reminder_intervals: z.null(),
  x_codepushgo: Ours,
});
const Incident = z.strictObject({
  ...eventOf(z.enum(['investigating', 'identified', 'monitoring', 'resolved', 'postmortem'])),
  impact: z.enum(['none', 'minor', 'major', 'critical']),
});
const Maintenance = z.strictObject({
  ...eventOf(z.enum(['scheduled', 'in_progress', 'verifying', 'completed'])),
  impact: z.literal('maintenance'),
  scheduled_for: Time,
  scheduled_until: Time,
});

const incidents = z.strictObject({ page: Page, incidents: z.array(Incident).max(50) });
const maintenances = z.strictObject({ page: Page, scheduled_maintenances: z.array(Maintenance).max(50) });

/** What each path of the Statuspage API answers, to the member. */
export const statuspageShapes = {
  'api/v2/summary.json': z.strictObject({
    page: Page,
    components: z.array(Component),
    incidents: z.array(Incident),
    scheduled_maintenances: z.array(Maintenance),
    status: Status,
  }),
  'api/v2/status.json': z.strictObject({ page: Page, status: Status }),
  'api/v2/components.json': z.strictObject({ page: Page, components: z.array(Component) }),
  'api/v2/incidents.json': incidents,
  'api/v2/incidents/unresolved.json': incidents,
  'api/v2/scheduled-maintenances.json': maintenances,
  'api/v2/scheduled-maintenances/upcoming.json': maintenances,
  'api/v2/scheduled-maintenances/active.json': maintenances,
  'api/v2/uptime.json': z.strictObject({
    page: Page,
    components: z.array(
      z.strictObject({
        id: Id,
        name: z.string(),
        range_start: Time,
        range_end: Time,
        uptime_percentage: z.number().min(0).max(100).nullable(),
        partial_outage: z.int().min(0),
        major_outage: z.int().min(0),
        warnings: z.array(z.string()),
        related_events: z.array(z.strictObject({ id: Id })),
      }),
    ),
  }),
  'status.json': z.strictObject({
    indicator: Indicator,
    description: z.string(),
    uptime: z
      .string()
      .regex(/^\d+\.\d\d$/)
      .nullable(),
  }),
};
