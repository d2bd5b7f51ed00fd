import type { Manifest } from './manifest.ts';
import { compareCodeUnits } from './manifest.ts';

/** What differs between two packages; paths as in the manifests, sorted by code units. */
export interface ManifestDiff {
  /** In the old package only. */
  readonly deletedFiles: string[];
  /** In the new package only, or with other contents. */
  readonly changedFiles: string[];
}

/**
 * Compares two packages file by file.
 *
 * @example
 * ```ts
 * const a = "3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d";
 * diffManifests({ "a.js": a, "b.js": a }, { "a.js": a, "c.js": a });
 * // { deletedFiles: ["b.js"], changedFiles: ["c.js"] }
 * ```
 */
export function diffManifests(oldManifest: Manifest, newManifest: Manifest): ManifestDiff {
  const old = new Map(Object.entries(oldManifest));
  const deleted = new Set(old.keys());
  const changedFiles: string[] = [];
  for (const [path, hash] of Object.entries(newManifest)) {
    deleted.delete(path);
    if (old.get(path) !== hash) changedFiles.push(path);
  }
  return {
    deletedFiles: [...deleted].sort(compareCodeUnits),
    changedFiles: changedFiles.sort(compareCodeUnits),
  };
}
