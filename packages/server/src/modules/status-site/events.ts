import {
  isUnresolved,
  type Component,
  type Impact,
  type Incident,
  type Maintenance,
  type Snapshot,
  type Words,
} from '#status';
import type { Language } from '../../platform/language.ts';

/** What has a permanent address of its own. */
export type SiteEvent = Incident | Maintenance;

export function isMaintenance(event: SiteEvent): event is Maintenance {
  return 'scheduledFor' in event;
}

/** Words in a language; in the other one where nobody wrote this one. */
export function say(words: Words, language: Language): string {
  return words[language] || words.en || words.fr;
}

export function isOpen(event: SiteEvent): boolean {
  if (isMaintenance(event)) return event.status === 'in_progress' || event.status === 'verifying';
  return isUnresolved(event.status);
}

export function isAhead(event: SiteEvent): boolean {
  return event.status === 'scheduled';
}

export function impactOf(event: SiteEvent): Impact {
  if (isMaintenance(event)) return 'maintenance';
  return event.impactOverride ?? event.impact;
}

/** When an event took place: a cancelled maintenance when it was cancelled. */
export function beganAt(event: SiteEvent): string {
  if (!isMaintenance(event)) return event.startedAt;
  return event.cancelledAt ?? event.startedAt ?? event.scheduledFor;
}

export function endedAt(event: SiteEvent): string | null {
  return isMaintenance(event) ? event.completedAt : event.resolvedAt;
}

export function eventPath(event: SiteEvent): string {
  return `/incidents/${event.id}`;
}

/** Everything that took place until now, the last first. */
export function pastEvents({ incidents, maintenances, checkedAt }: Snapshot): SiteEvent[] {
  return [...incidents, ...maintenances]
    .filter((event) => beganAt(event) <= checkedAt && !isAhead(event))
    .toSorted((a, b) => beganAt(b).localeCompare(beganAt(a)));
}

/** The components that an event is about, in the order of the page. */
export function affectedBy(event: SiteEvent, components: Component[]): Component[] {
  return components.filter(({ id }) => event.componentIds.includes(id));
}
