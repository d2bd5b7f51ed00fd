import { createHash } from 'node:crypto';
import type { Document } from '#status-documents';

/** A file of the site, ready to be stored. */
export interface PublishedFile extends Document {
  sha256: string;
  cacheControl: string;
}

/** The whole site at one moment. */
export interface Edition {
  /** The last change that it shows. */
  seq: number;
  /** In the order of publication. */
  files: PublishedFile[];
}

const FOR_EVER = 'public, max-age=31536000, immutable';
const SHORTLY = 'public, max-age=15, stale-while-revalidate=60, stale-if-error=86400';

// Below the origin; empty for the first page. No part begins with a dot, so none leaves the folder or hides in it.
const PATH = /^$|^[\w-][\w.-]*(?:\/[\w-][\w.-]*)*$/;

/** Whether a path stays below the origin. */
export function isInside(path: string): boolean {
  return PATH.test(path);
}

/** Whether the name of a file changes with its content. */
export function isAsset(path: string): boolean {
  return path.startsWith('assets/');
}

/**
 * How long a file of the site may be kept by whoever reads it.
 *
 * @example cacheControlOf('assets/style-1f2e.css'); // 'public, max-age=31536000, immutable'
 */
export function cacheControlOf(path: string): string {
  return isAsset(path) ? FOR_EVER : SHORTLY;
}

// What pages load is there before them, and what `state.json` names before it.
function turnOf(path: string): number {
  if (isAsset(path)) return 0;
  return path === 'state.json' ? 2 : 1;
}

/**
 * Documents as an edition: hashed, and in the order of publication.
 *
 * @throws Error when two documents have the same path, or one would leave the folder
 */
export function editionOf(seq: number, documents: Document[]): Edition {
  const seen = new Set<string>();
  const files = documents.map((document): PublishedFile => {
    const { path, bytes } = document;
    if (seen.has(path) || !isInside(path))
      throw new Error(`The site cannot have a file "${path}", or has it twice.`);
    seen.add(path);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return { ...document, sha256, cacheControl: cacheControlOf(path) };
  });
  return { seq, files: files.toSorted((a, b) => turnOf(a.path) - turnOf(b.path)) };
}
