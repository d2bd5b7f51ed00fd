import { eq, inArray, notExists, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { mailAttachments, mailReceived } from '#mail-intake';
import { packages, removeExpired, uploadChunks, uploads } from '#packages';
import { releaseDiffs, releases, removeOldReleases } from '#releases';
import { ticketFiles } from '#ticket-files';
import type { Platform } from '../../context.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
// One day longer than apps and channels can be brought back.
const KEEP_CLEARED_MS = 31 * DAY_MS;
const BATCH = 500;

/** Everything that refers to a stored file. */
const REFERENCES: [PgTable, PgColumn][] = [
  [packages, packages.blob],
  [packages, packages.manifestBlob],
  [releases, releases.sourceMapBlob],
  [releaseDiffs, releaseDiffs.blob],
  [uploads, uploads.blob],
  [uploadChunks, uploadChunks.blob],
  [mailReceived, mailReceived.rawBlob],
  [mailAttachments, mailAttachments.blob],
  [ticketFiles, ticketFiles.blob],
];

/**
 * Removes what nobody can reach any more: expired uploads, releases whose history was cleared or whose channel or
 * app was deleted a month ago, packages without a release, and stored files that nothing refers to for a day.
 *
 * @returns how many files were removed
 */
export async function removeGarbage(platform: Platform, signal: AbortSignal): Promise<number> {
  const nowMs = platform.clock.nowMs();
  await removeRows(platform, nowMs);
  const beforeMs = nowMs - DAY_MS;
  let removed = 0;
  let batch: string[] = [];
  for await (const file of platform.files.list()) {
    signal.throwIfAborted();
    if (file.modifiedMs < beforeMs) batch.push(file.sha256);
    if (batch.length < BATCH) continue;
    removed += await removeUnreferenced(platform, batch, beforeMs);
    batch = [];
  }
  removed += await removeUnreferenced(platform, batch, beforeMs);
  if (removed > 0) platform.log.info({ removed }, 'stored files that nothing refers to were removed');
  return removed;
}

async function removeRows({ db }: Platform, nowMs: number): Promise<void> {
  await removeOldReleases(db, new Date(nowMs - KEEP_CLEARED_MS));
  const used = db
    .select({ one: sql`1` })
    .from(releases)
    .where(eq(releases.packageId, packages.id));
  await removeExpired(db, new Date(nowMs), notExists(used), new Date(nowMs - DAY_MS));
}

async function removeUnreferenced(platform: Platform, batch: string[], beforeMs: number): Promise<number> {
  const used = await findReferenced(platform, batch);
  let removed = 0;
  for (const sha256 of batch) {
    if (used.has(sha256)) continue;
    const isUnused = async () => !(await findReferenced(platform, [sha256])).has(sha256);
    if (await platform.files.removeUnused(sha256, beforeMs, isUnused)) removed += 1;
  }
  return removed;
}

async function findReferenced({ db }: Platform, blobs: string[]): Promise<Set<string>> {
  const found = new Set<string>();
  if (blobs.length === 0) return found;
  for (const [table, column] of REFERENCES) {
    const rows = await db.select({ blob: column }).from(table).where(inArray(column, blobs));
    for (const row of rows) found.add(String(row.blob));
  }
  return found;
}
