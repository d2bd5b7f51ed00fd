import { isAsset, isInside, type PublishedFile } from './edition.ts';

/** What a target holds of ours: paths with the digest of their bytes, in the order in which they came. */
export type Holding = ReadonlyMap<string, string>;

/** What has to be done. */
export interface Publication {
  changed: PublishedFile[];
  stale: string[];
  /** Whether files come that were not there. */
  hasNewPaths: boolean;
}

// Pages that somebody has kept still load them.
const OLD_ASSETS = 4;

/** What brings a target from what it holds to an edition; unchanged files are left alone. */
export function planPublication(holding: Holding, files: PublishedFile[]): Publication {
  const wanted = new Set(files.map(({ path }) => path));
  const unwanted = [...holding.keys()].filter((path) => !wanted.has(path));
  const oldAssets = unwanted.filter(isAsset).slice(-OLD_ASSETS);
  return {
    changed: files.filter(({ path, sha256 }) => holding.get(path) !== sha256),
    stale: unwanted.filter((path) => !oldAssets.includes(path)),
    hasNewPaths: files.some(({ path }) => !holding.has(path)),
  };
}

/** The name of the list that a target keeps of our files. */
export const LIST = '.published.json';

/** What a list says; nothing when it cannot be read, so that everything is stored again. */
export function readList(text: string | undefined): Map<string, string> {
  try {
    const entries = Object.entries(JSON.parse(text ?? '{}') as Record<string, unknown>);
    // Whoever may write there could name files outside, and what is no longer wanted is deleted.
    return new Map(
      entries.filter(
        (entry): entry is [string, string] => typeof entry[1] === 'string' && isInside(entry[0]),
      ),
    );
  } catch {
    return new Map();
  }
}

export function writeList(holding: Holding): string {
  return `${JSON.stringify(Object.fromEntries(holding))}\n`;
}
