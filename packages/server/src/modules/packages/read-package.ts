import { Readable } from 'node:stream';
import { and, eq } from 'drizzle-orm';
import {
  fileHash,
  inspectPackage,
  PACKAGE_LIMITS,
  PackageError,
  readReleaseSignature,
} from '@codepushgo/bundle';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { newId } from '../../platform/ids.ts';
import type { ReceivedBytes } from '../../platform/storage-disk.ts';
import { refusal } from './refusals.ts';
import { packages } from './schema.ts';

/** A package as its row keeps it. */
export type PackageRow = typeof packages.$inferSelect;

/** A package's bytes: in the file store, or in a file of its temporary folder that is not stored yet. */
export type PackageSource = { blob: string } | { file: ReceivedBytes };

/**
 * Reads a file as a package: all of it, unless the organisation has released it before. What is not stored yet
 * is stored once it is found to be sound.
 *
 * @param judge throws at what shall not be stored
 * @throws Problem `package-invalid` with what is wrong and how to mend it, `package-too-large`
 * @example
 * const row = await readPackage(ctx, org.id, { blob: hash }, (found) => checkSignature(app, found));
 * row.hash; // the package hash, 64 hex digits
 */
export async function readPackage(
  ctx: Ctx,
  orgId: string,
  source: PackageSource,
  judge: (row: PackageRow) => Promise<void> | void,
): Promise<PackageRow> {
  const blob = 'blob' in source ? source.blob : source.file.sha256;
  const known = await findKnown(ctx, orgId, blob);
  if (known) {
    await judge(known);
    return known;
  }
  const path = 'file' in source ? source.file.path : (await ctx.files.get(blob)).path;
  const { row, manifest } = await inspect(ctx, orgId, blob, path);
  await judge(row);
  if (manifest) await ctx.files.put(Readable.from([manifest]));
  if ('file' in source) await ctx.files.put(source.file);
  return row;
}

async function findKnown(ctx: Ctx, orgId: string, blob: string): Promise<PackageRow | undefined> {
  const [known] = await ctx.db
    .select()
    .from(packages)
    .where(and(eq(packages.orgId, orgId), eq(packages.blob, blob)));
  return known && (await keepFiles(ctx, known)) ? known : undefined;
}

async function inspect(
  ctx: Ctx,
  orgId: string,
  blob: string,
  path: string,
): Promise<{ row: PackageRow; manifest: Buffer | null }> {
  const limits = { ...PACKAGE_LIMITS, maxSizeBytes: ctx.config.uploadLimitBytes };
  const found = await inspectPackage(path, limits).catch(asRefusal);
  const manifest = found.manifest && Buffer.from(JSON.stringify(found.manifest));
  const row = {
    id: newId('pkg', ctx.clock),
    orgId,
    hash: found.hash,
    blob,
    sizeBytes: found.sizeBytes,
    kind: found.kind,
    manifestBlob: manifest && (await fileHash(manifest)),
    fileCount: found.fileCount,
    unpackedSizeBytes: found.unpackedSizeBytes,
    signature: await readSignature(path),
    createdAt: ctx.clock.now(),
  };
  return { row, manifest };
}

/**
 * Keeps the row of a package; one that the organisation has already stays as it is.
 *
 * @example
 * const row = await readPackage(ctx, org.id, { blob: hash }, () => {});
 * const id = await keepPackage(tx, row);
 */
export async function keepPackage(tx: Tx, row: PackageRow): Promise<string> {
  const [kept] = await tx
    .insert(packages)
    .values(row)
    // An update instead of nothing, so that the row comes back and clean-up waits for this transaction.
    .onConflictDoUpdate({ target: [packages.orgId, packages.blob], set: { hash: row.hash } })
    .returning({ id: packages.id });
  return kept!.id;
}

// Clean-up leaves files alone that were touched lately, so a row may be written that refers to them.
async function keepFiles({ files, clock }: Ctx, { blob, manifestBlob }: PackageRow): Promise<boolean> {
  const there = await files.touch(blob, clock.now());
  return there && (manifestBlob === null || (await files.touch(manifestBlob, clock.now())));
}

// A signature that cannot be read matters only to apps that ask for one.
async function readSignature(path: string): Promise<string | null> {
  return readReleaseSignature(path).catch((error: unknown) => {
    if (error instanceof PackageError && error.code === 'signature-invalid') return null;
    throw error;
  });
}

function asRefusal(error: unknown): never {
  if (!(error instanceof PackageError) || error.code === 'unreadable') throw error;
  if (error.code === 'too-large') throw refusal('package-too-large', error.detail, { fault: error.code });
  throw refusal('package-invalid', error.detail, { fault: error.code }, { cause: error });
}

/**
 * Gives another organisation a row for a package of its own.
 *
 * @example const copyId = await copyPackage(ctx, tx, { orgId: app.orgId, id: release.packageId }, org.id);
 */
export async function copyPackage(
  ctx: Ctx,
  tx: Tx,
  from: { orgId: string; id: string },
  orgId: string,
): Promise<string> {
  const [row] = await tx
    .select()
    .from(packages)
    .where(and(eq(packages.orgId, from.orgId), eq(packages.id, from.id)));
  return keepPackage(tx, { ...row!, id: newId('pkg', ctx.clock), orgId });
}
