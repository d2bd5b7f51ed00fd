import type { Incident, Maintenance, Snapshot } from '#status';
import type { Language } from '../../platform/language.ts';
import { entryHtml } from './entry-html.ts';

const MOST = 50;

/** One incident or maintenance as feeds tell it. */
export interface FeedEntry {
  event: Incident | Maintenance;
  /** Null for an incident. */
  window: { from: string; until: string } | null;
  title: string;
  /** The page of the event. */
  url: string;
  /** When something was last said. */
  spokenAt: string;
  html: string;
}

/** What feeds tell, the newest activity first. A function of the data: nothing in it is the time of rendering. */
export function feedEntries({ page, incidents, maintenances }: Snapshot, language: Language): FeedEntry[] {
  const toEntry = (event: Incident | Maintenance): FeedEntry => ({
    event,
    window: 'scheduledFor' in event ? { from: event.scheduledFor, until: event.scheduledUntil } : null,
    title: event.title[language],
    url: `${page.url}${language === 'en' ? '' : `/${language}`}/incidents/${event.id}`,
    spokenAt: event.updates[0]!.displayAt,
    html: entryHtml(event, language),
  });
  return [...incidents, ...maintenances].map(toEntry).toSorted(newestFirst).slice(0, MOST);
}

function newestFirst(a: FeedEntry, b: FeedEntry): number {
  if (a.spokenAt !== b.spokenAt) return a.spokenAt < b.spokenAt ? 1 : -1;
  return b.event.number - a.event.number;
}
