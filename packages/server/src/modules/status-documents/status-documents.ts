import type { Snapshot } from '#status';
import { LANGUAGES } from '../../platform/language.ts';
import { apiDocuments } from './api-documents.ts';
import { atomFeed } from './atom-feed.ts';
import { badge } from './badge.ts';
import type { Document } from './document.ts';
import { jsonFeed } from './json-feed.ts';
import { maintenanceCalendar } from './maintenance-calendar.ts';
import { rssFeed } from './rss-feed.ts';
import { stateFile } from './state-file.ts';
import { uptimeDocuments } from './uptime-documents.ts';

/**
 * Everything of the site that programs read, as files below its origin; `state.json` is the last one.
 *
 * Pages of `incidents.json?page=N` are files: page 1 is `api/v2/incidents.json`, page N is
 * `api/v2/incidents.page-N.json`, and past the end counts `api/v2/incidents.page-none.json`. Feeds, calendar and badge
 * lie at the root in English and below `fr/` in French.
 *
 * @example statusDocuments(now).at(-1)?.path; // 'state.json'
 */
export function statusDocuments(snapshot: Snapshot): Document[] {
  return [
    ...apiDocuments(snapshot),
    ...uptimeDocuments(snapshot),
    ...LANGUAGES.flatMap((language) => [
      atomFeed(snapshot, language),
      rssFeed(snapshot, language),
      jsonFeed(snapshot, language),
      maintenanceCalendar(snapshot, language),
      badge(snapshot, language),
    ]),
    stateFile(snapshot),
  ];
}
