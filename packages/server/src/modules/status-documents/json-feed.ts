import type { Snapshot } from '#status';
import type { Language } from '../../platform/language.ts';
import { jsonDocument, type Document } from './document.ts';
import { feedEntries } from './feed-entries.ts';
import { feedFrame } from './feed-frame.ts';

/** The history as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). */
export function jsonFeed(snapshot: Snapshot, language: Language): Document {
  const { title, homeUrl, path } = feedFrame(snapshot, language, 'history.json');
  return jsonDocument(path, {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: homeUrl,
    feed_url: `${snapshot.page.url}/${path}`,
    language,
    authors: [{ name: snapshot.page.name, url: snapshot.page.url }],
    items: feedEntries(snapshot, language).map(({ event, window, url, html, spokenAt, title: name }) => ({
      id: url,
      url,
      title: name,
      content_html: html,
      date_published: spokenAt,
      date_modified: event.updatedAt,
      tags: [window ? 'maintenance' : 'incident', event.status],
      _codepushgo: { impact: event.impact, window },
    })),
  });
}
