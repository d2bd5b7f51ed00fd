import { setImmediate } from 'node:timers/promises';
import type { Snapshot } from '#status';
import { statusDocuments, type Document } from '#status-documents';
import { sitePages } from '#status-site';

const TURN_MS = 5;

/**
 * The whole site: what people read and what programs read. A long history has thousands of pages; whoever else works in
 * this process gets a turn after every few.
 */
export async function renderSite(snapshot: Snapshot): Promise<Document[]> {
  const documents: Document[] = [];
  let began = performance.now();
  for (const page of sitePages(snapshot)) {
    documents.push(page);
    if (performance.now() - began < TURN_MS) continue;
    await setImmediate();
    began = performance.now();
  }
  return [...documents, ...statusDocuments(snapshot)];
}
