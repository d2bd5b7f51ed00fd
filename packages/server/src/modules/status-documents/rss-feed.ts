import type { Snapshot } from '#status';
import type { Language } from '../../platform/language.ts';
import { textDocument, type Document } from './document.ts';
import { escapeXml } from './escape-xml.ts';
import { feedEntries, type FeedEntry } from './feed-entries.ts';
import { feedFrame } from './feed-frame.ts';

function rfc822(instant: string): string {
  return new Date(instant).toUTCString().replace('GMT', '+0000');
}

/** The history as RSS 2.0; a maintenance is known by `maintenanceEndDate` after its planned start. */
export function rssFeed(snapshot: Snapshot, language: Language): Document {
  const entries = feedEntries(snapshot, language);
  const { title, homeUrl, path, updatedAt } = feedFrame(snapshot, language, 'history.rss');
  return textDocument(
    path,
    `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/">
  <channel>
    <title>${escapeXml(title)}</title>
    <link>${escapeXml(homeUrl)}</link>
    <description>Statuspage</description>
    <pubDate>${rfc822(entries[0]?.spokenAt ?? updatedAt)}</pubDate>
${entries.map(itemXml).join('')}  </channel>
</rss>
`,
  );
}

function itemXml({ title, html, window, spokenAt, url }: FeedEntry): string {
  const end = window
    ? `
      <maintenanceEndDate>${rfc822(window.until)}</maintenanceEndDate>`
    : '';
  return `    <item>
      <title>${escapeXml(title)}</title>
      <description>${escapeXml(html)}</description>
      <pubDate>${rfc822(window?.from ?? spokenAt)}</pubDate>${end}
      <link>${escapeXml(url)}</link>
      <guid>${escapeXml(url)}</guid>
    </item>
`;
}
