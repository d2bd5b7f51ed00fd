import type { Snapshot } from '#status';
import type { Language } from '../../platform/language.ts';
import { textDocument, type Document } from './document.ts';
import { escapeXml } from './escape-xml.ts';
import { feedEntries, type FeedEntry } from './feed-entries.ts';
import { feedFrame } from './feed-frame.ts';

/** The history as Atom, in the shape that readers of Statuspage feeds know. */
export function atomFeed(snapshot: Snapshot, language: Language): Document {
  const entries = feedEntries(snapshot, language);
  const { title, homeUrl, path, updatedAt } = feedFrame(snapshot, language, 'history.atom');
  const { hostname } = new URL(snapshot.page.url);
  const tag = `tag:${hostname},2005:`;
  return textDocument(
    path,
    `<?xml version="1.0" encoding="UTF-8"?>
<feed xml:lang="${language === 'en' ? 'en-US' : language}" xmlns="http://www.w3.org/2005/Atom">
  <id>${tag}/${path.replace('.atom', '')}</id>
  <link rel="alternate" type="text/html" href="${escapeXml(homeUrl)}"/>
  <link rel="self" type="application/atom+xml" href="${escapeXml(`${snapshot.page.url}/${path}`)}"/>
  <title>${escapeXml(title)}</title>
  <updated>${updatedAt}</updated>
  <author>
    <name>${escapeXml(snapshot.page.name)}</name>
  </author>
${entries.map((entry) => entryXml(entry, tag)).join('')}</feed>
`,
  );
}

function entryXml({ event, spokenAt, url, title, html }: FeedEntry, tag: string): string {
  return `  <entry>
    <id>${tag}Incident/${event.number}</id>
    <published>${spokenAt}</published>
    <updated>${event.updatedAt}</updated>
    <link rel="alternate" type="text/html" href="${escapeXml(url)}"/>
    <title>${escapeXml(title)}</title>
    <content type="html">${escapeXml(html)}</content>
  </entry>
`;
}
