import { JSDOM, type PageNode } from 'jsdom';
import type { Snapshot } from '#status';
import { sitePages } from '#status-site';

/** The pages of the status site by their addresses. */
export function render(snapshot: Snapshot): Map<string, string> {
  return new Map(sitePages(snapshot).map(({ path, bytes }) => [path, bytes.toString()]));
}

/** A page as a browser reads it. */
export function open(page: string): PageNode {
  return new JSDOM(page).window.document;
}

/** What stands in a page, its blanks as one. */
export function textOf(page: string): string {
  return open(page).body.textContent.replaceAll(/\s+/g, ' ');
}
