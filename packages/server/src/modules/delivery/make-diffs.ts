import { rm } from 'node:fs/promises';
import { and, eq } from 'drizzle-orm';
import { PackageError, writeFileDiff, type Manifest } from '@codepushgo/bundle';
import {
  type DiffTask,
  findReleaseById,
  findReleases,
  offerDiff,
  releaseDiffs,
  type ReleaseRecord,
  releases,
  WIRE_HISTORY,
} from '#releases';
import type { Ctx } from '../../context.ts';
import type { StoredFile } from '../../platform/storage-disk.ts';
import { chooseDiffSources } from './choose-diff-sources.ts';
import { readManifest } from './read-manifest.ts';

/**
 * Prepares the file diffs of a release: from the newest earlier packages whose devices may get it. Each is offered
 * as soon as it is there. Running it again makes only what is missing; a release that is gone gets none.
 *
 * @param signal aborted when the process stops; what is left is made after the next start
 * @throws when a diff could not be made, or when the app moved meanwhile: to be tried again
 */
export async function makeDiffs(ctx: Ctx, task: DiffTask, signal: AbortSignal): Promise<void> {
  const orgId = await organisationOf(ctx, task);
  const release = orgId && (await findReleaseById(ctx.db, orgId, task.releaseId));
  if (!release || release.manifestBlob === null) return;
  const manifest = await readManifest(ctx, release.manifestBlob);
  const failures: unknown[] = [];
  for (const older of await diffSources(ctx, release)) {
    signal.throwIfAborted();
    // One pair that cannot be made must not keep devices from the others.
    await makeDiff(ctx, release, manifest, older).catch((error: unknown) => {
      const facts = { err: error, releaseId: release.id, fromReleaseId: older.id };
      ctx.log.warn(facts, 'a file diff could not be made');
      // A package that cannot be read will not get better; anything else may.
      if (!(error instanceof PackageError)) failures.push(error);
    });
  }
  if (failures.length > 0) throw failures[0];
  if ((await organisationOf(ctx, task)) !== orgId)
    throw new Error('The app moved while its diffs were made. They are made again where it is now.');
}

// Global by its nature: while the job waited the app may have moved to another organisation.
async function organisationOf({ db }: Ctx, { releaseId }: DiffTask): Promise<string | undefined> {
  const [found] = await db.select({ orgId: releases.orgId }).from(releases).where(eq(releases.id, releaseId));
  return found?.orgId;
}

async function diffSources(ctx: Ctx, release: ReleaseRecord): Promise<ReleaseRecord[]> {
  const { orgId, channelId, number } = release;
  const earlier = await findReleases(ctx.db, {
    orgId,
    channelId,
    before: number,
    visible: WIRE_HISTORY,
  });
  const made = new Set(release.diffs.map((diff) => diff.fromHash));
  const chosen = chooseDiffSources(earlier, release, ctx.config.diffPackageCount);
  return chosen.filter((older) => !made.has(older.packageHash));
}

async function makeDiff(
  ctx: Ctx,
  to: ReleaseRecord,
  newManifest: Manifest,
  from: ReleaseRecord,
): Promise<void> {
  const known = await findEqualDiff(ctx, to, from);
  const usable = known && (await ctx.files.touch(known.sha256, ctx.clock.now()));
  const file = usable ? known : await writeDiff(ctx, to, newManifest, from);
  if (!file || file.sizeBytes >= to.sizeBytes) return;
  await offerDiff(ctx, to, from, { blob: file.sha256, sizeBytes: file.sizeBytes });
}

// The same pair of packages on another channel, before a promotion for instance.
async function findEqualDiff(
  ctx: Ctx,
  to: ReleaseRecord,
  from: ReleaseRecord,
): Promise<StoredFile | undefined> {
  const [found] = await ctx.db
    .select({ sha256: releaseDiffs.blob, sizeBytes: releaseDiffs.sizeBytes })
    .from(releaseDiffs)
    .innerJoin(releases, eq(releases.id, releaseDiffs.releaseId))
    .where(
      and(
        eq(releases.orgId, to.orgId),
        eq(releases.packageId, to.packageId),
        eq(releaseDiffs.fromHash, from.packageHash),
      ),
    )
    .limit(1);
  return found;
}

async function writeDiff(
  ctx: Ctx,
  to: ReleaseRecord,
  newManifest: Manifest,
  from: ReleaseRecord,
): Promise<StoredFile | null> {
  const outFile = ctx.files.tempPath();
  const { path: newPackageZip } = await ctx.files.get(to.blob, to.sizeBytes);
  const oldManifest = await readManifest(ctx, from.manifestBlob!);
  try {
    const diff = await writeFileDiff({ newPackageZip, oldManifest, newManifest, outFile });
    return diff && diff.sizeBytes < to.sizeBytes ? await ctx.files.put(outFile) : null;
  } finally {
    await rm(outFile, { force: true });
  }
}
