import type { Snapshot } from '#status';
import { statusDocuments, type Document } from '#status-documents';
import { sitePages } from '#status-site';

/** The whole site: what people read and what programs read. */
export function renderSite(snapshot: Snapshot): Document[] {
  return [...sitePages(snapshot), ...statusDocuments(snapshot)];
}
