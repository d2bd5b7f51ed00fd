import { versionsMatch } from '#release-rules';

interface Source {
  appVersion: string;
  packageHash: string;
  manifestBlob: string | null;
}

/** The earlier releases that get a diff: newest first, each package once. */
export function chooseDiffSources<T extends Source>(
  newestFirst: readonly T[],
  release: { appVersion: string; packageHash: string },
  count: number,
): T[] {
  const chosen = new Map<string, T>();
  for (const older of newestFirst) {
    if (chosen.size >= count) break;
    if (older.packageHash === release.packageHash || chosen.has(older.packageHash)) continue;
    if (versionsMatch(release.appVersion, older.appVersion)) chosen.set(older.packageHash, older);
  }
  return [...chosen.values()].filter((older) => older.manifestBlob !== null);
}
