import type { ComponentState, Impact, IncidentStatus, MaintenanceStatus, Words } from '#status';

/** One update of an incident or a maintenance as subscribers are told of it; kept as it was when it became true. */
export interface News {
  /** Of the change that it came from. */
  seq: number;
  kind: 'incident' | 'maintenance';
  eventId: string;
  updateId: string;
  title: Words;
  status: IncidentStatus | MaintenanceStatus;
  body: Words;
  impact: Impact;
  /** When the update says it became true. */
  at: string;
  components: { name: Words; state: ComponentState }[];
  /** Of a maintenance. */
  window: { from: string; to: string } | null;
  /** Where the whole story stands. */
  url: string;
  /** The end of an event: told at once, and never merged away. */
  isClosing: boolean;
  /** It tells the window of a maintenance: when its last mail has left decides whether the time counts. */
  isAnnouncement: boolean;
  /** What a subscription may name: the event, its components and their groups. */
  topics: string[];
}
