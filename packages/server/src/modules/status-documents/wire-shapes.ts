import type { ComponentState, Impact, IncidentStatus, MaintenanceStatus, RollUp } from '#status';

/** `page` of every document. */
export interface PageJson {
  id: string;
  name: string;
  url: string;
  time_zone: 'Etc/UTC';
  updated_at: string;
}

/** A component as the Statuspage API tells it; ours lies in `x_codepushgo`. */
export interface ComponentJson {
  id: string;
  name: string;
  status: ComponentState;
  created_at: string;
  updated_at: string;
  position: number;
  description: string | null;
  showcase: boolean;
  start_date: string | null;
  group_id: string | null;
  page_id: string;
  group: boolean;
  only_show_if_degraded: boolean;
  /** On group rows only. */
  components?: string[];
  x_codepushgo: { key: string | null; name_fr: string; description_fr: string | null };
}

export interface AffectedJson {
  code: string;
  name: string;
  old_status: ComponentState;
  new_status: ComponentState;
}

/** Our word `cancelled` is told as `completed`. */
export type WireStatus = IncidentStatus | Exclude<MaintenanceStatus, 'cancelled'>;

export interface UpdateJson {
  id: string;
  incident_id: string;
  status: WireStatus;
  body: string;
  created_at: string;
  updated_at: string;
  display_at: string;
  affected_components: AffectedJson[] | null;
  deliver_notifications: boolean;
  custom_tweet: null;
  tweet_id: null;
  x_codepushgo: { body_fr: string };
}

export interface IncidentJson {
  id: string;
  name: string;
  status: WireStatus;
  created_at: string;
  updated_at: string;
  started_at: string;
  monitoring_at: string | null;
  resolved_at: string | null;
  impact: Impact;
  shortlink: string;
  page_id: string;
  incident_updates: UpdateJson[];
  components: ComponentJson[];
  reminder_intervals: null;
  x_codepushgo: { name_fr: string; cancelled_at?: string | null };
}

export interface MaintenanceJson extends IncidentJson {
  scheduled_for: string;
  scheduled_until: string;
}

export interface SummaryJson {
  page: PageJson;
  components: ComponentJson[];
  incidents: IncidentJson[];
  scheduled_maintenances: MaintenanceJson[];
  status: RollUp;
}
