import { and, desc, eq, isNull, or } from 'drizzle-orm';
import { channels } from '#channels';
import { packages } from '#packages';
import { labelOf } from '#release-rules';
import { releaseDiffs, releases } from '#releases';
import type { Db } from '../../platform/db.ts';
import type { ServedRelease } from './served-bytes.ts';

/** A stored file that somebody may fetch. */
export interface Served {
  sizeBytes: number;
  isZip: boolean;
  /** The release as whose it counts; null when that cannot be said. */
  release: ServedRelease | null;
}

/**
 * Finds a file that some release delivers; a file store holds more than that.
 *
 * @param offered the release that the device was offered, if that is known; else the newest that has these contents
 *   counts, unless several organisations have them
 */
export async function findServed(
  db: Db,
  blob: string,
  offered: string | undefined,
): Promise<Served | undefined> {
  const releaseId = offered ?? (await findNewest(db, blob));
  const named = releaseId === undefined ? undefined : await findOfRelease(db, blob, releaseId);
  return named ?? (await findAny(db, blob));
}

async function findNewest(db: Db, blob: string): Promise<string | undefined> {
  const full = await db
    .selectDistinctOn([releases.orgId], { id: releases.id })
    .from(packages)
    .innerJoin(releases, and(eq(releases.orgId, packages.orgId), eq(releases.packageId, packages.id)))
    .where(and(eq(packages.blob, blob), isNull(releases.clearedAt)))
    .orderBy(releases.orgId, desc(releases.id))
    .limit(2);
  if (full.length > 0) return full.length === 1 ? full[0]!.id : undefined;
  const diffs = await db
    .selectDistinctOn([releaseDiffs.orgId], { id: releaseDiffs.releaseId })
    .from(releaseDiffs)
    .where(eq(releaseDiffs.blob, blob))
    .orderBy(releaseDiffs.orgId, desc(releaseDiffs.releaseId))
    .limit(2);
  return diffs.length === 1 ? diffs[0]!.id : undefined;
}

async function findOfRelease(db: Db, blob: string, releaseId: string): Promise<Served | undefined> {
  const isDiff = and(
    eq(releaseDiffs.orgId, releases.orgId),
    eq(releaseDiffs.releaseId, releases.id),
    eq(releaseDiffs.blob, blob),
  );
  const [row] = await db
    .select({
      number: releases.number,
      channelId: releases.channelId,
      epoch: channels.historyEpoch,
      packageBlob: packages.blob,
      packageSize: packages.sizeBytes,
      kind: packages.kind,
      diffSize: releaseDiffs.sizeBytes,
    })
    .from(releases)
    .innerJoin(packages, eq(packages.id, releases.packageId))
    .innerJoin(channels, eq(channels.id, releases.channelId))
    .leftJoin(releaseDiffs, isDiff)
    .where(
      and(
        eq(releases.id, releaseId),
        isNull(releases.clearedAt),
        or(eq(packages.blob, blob), eq(releaseDiffs.blob, blob)),
      ),
    )
    .limit(1);
  if (!row) return undefined;
  const isFull = row.packageBlob === blob;
  return {
    sizeBytes: isFull ? row.packageSize : row.diffSize!,
    isZip: !isFull || row.kind === 'zip',
    release: {
      channelId: row.channelId,
      epoch: row.epoch,
      label: labelOf(row.number),
      form: isFull ? 'full' : 'diff',
    },
  };
}

async function findAny(db: Db, blob: string): Promise<Served | undefined> {
  const [pkg] = await db
    .select({ sizeBytes: packages.sizeBytes, kind: packages.kind })
    .from(packages)
    .where(eq(packages.blob, blob))
    .limit(1);
  if (pkg) return { sizeBytes: pkg.sizeBytes, isZip: pkg.kind === 'zip', release: null };
  const [diff] = await db
    .select({ sizeBytes: releaseDiffs.sizeBytes })
    .from(releaseDiffs)
    .where(eq(releaseDiffs.blob, blob))
    .limit(1);
  return diff && { sizeBytes: diff.sizeBytes, isZip: true, release: null };
}
