import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { newId } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { safeFileName } from './file-name.ts';
import { SCAN_FILES } from './scan-files.ts';
import { ticketFiles } from './schema.ts';

/** Where files come to belong. */
export interface FilePlace {
  orgId: string;
  ticketId: string;
  messageId: string;
}

/**
 * Attaches files to the message that names them.
 *
 * @throws Problem `not-found` for a file that somebody else uploaded, that another message has, or that is gone
 * @example await attachFiles(tx, account.id, ['fil_1'], { orgId: org.id, ticketId: ticket.id, messageId: 'msg_1' });
 */
export async function attachFiles(
  tx: Tx,
  uploaderId: string,
  ids: string[],
  place: FilePlace,
): Promise<void> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return;
  const rows = await tx
    .update(ticketFiles)
    .set(place)
    .where(
      and(inArray(ticketFiles.id, wanted), eq(ticketFiles.uploaderId, uploaderId), isNull(ticketFiles.orgId)),
    )
    .returning({ id: ticketFiles.id });
  assertAll(wanted, rows);
}

/**
 * Keeps files with a request that is kept, see {@link attachFiles}.
 *
 * @example await keepFiles(tx, account.id, ['fil_1'], { orgId: org.id, keptId: 'kpt_1' });
 */
export async function keepFiles(
  tx: Tx,
  uploaderId: string,
  ids: string[],
  { orgId, keptId }: { orgId: string; keptId: string },
): Promise<void> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return;
  const rows = await tx
    .update(ticketFiles)
    .set({ orgId, keptId })
    .where(
      and(inArray(ticketFiles.id, wanted), eq(ticketFiles.uploaderId, uploaderId), isNull(ticketFiles.orgId)),
    )
    .returning({ id: ticketFiles.id });
  assertAll(wanted, rows);
}

/**
 * Attaches the files of a kept request to the message that it became.
 *
 * @example await attachKeptFiles(tx, 'kpt_1', { orgId: org.id, ticketId: ticket.id, messageId: 'msg_1' });
 */
export async function attachKeptFiles(tx: Tx, keptId: string, place: FilePlace): Promise<void> {
  await tx
    .update(ticketFiles)
    .set({ ...place, keptId: null })
    .where(eq(ticketFiles.keptId, keptId));
}

/**
 * Takes the files of a kept request to another organisation, with the request.
 *
 * @example await moveKeptFiles(tx, org.id, 'kpt_1', 'org_2');
 */
export async function moveKeptFiles(tx: Tx, orgId: string, keptId: string, toOrgId: string): Promise<void> {
  await tx
    .update(ticketFiles)
    .set({ orgId: toOrgId })
    .where(and(eq(ticketFiles.orgId, orgId), eq(ticketFiles.keptId, keptId)));
}

/**
 * Throws the files of a kept request away.
 *
 * @example await dropKeptFiles(tx, org.id, 'kpt_1');
 */
export async function dropKeptFiles(tx: Tx, orgId: string, keptId: string): Promise<void> {
  await tx.delete(ticketFiles).where(and(eq(ticketFiles.orgId, orgId), eq(ticketFiles.keptId, keptId)));
}

/**
 * Gives the copy of a message the same files.
 *
 * @example await copyFiles(ctx, tx, 'msg_0', { orgId: org.id, ticketId: ticket.id, messageId: 'msg_1' });
 */
export async function copyFiles(
  { clock }: Pick<Ctx, 'clock'>,
  tx: Tx,
  messageId: string,
  place: FilePlace,
): Promise<void> {
  const rows = await tx
    .select()
    .from(ticketFiles)
    .where(and(eq(ticketFiles.orgId, place.orgId), eq(ticketFiles.messageId, messageId)));
  if (rows.length > 0)
    await tx.insert(ticketFiles).values(rows.map((row) => ({ ...row, ...place, id: newId('fil', clock) })));
}

/**
 * Attaches files that are in the file store already, such as those of a mail. Their types are known by their bytes.
 *
 * @example
 * const files = [{ id: 'fil_1', name: 'log.txt', type: 'text/plain', sizeBytes: 3, blob: hash }];
 * await attachStored(ctx, tx, files, { orgId: org.id, ticketId: ticket.id, messageId: 'msg_1' });
 */
export async function attachStored(
  ctx: Ctx,
  tx: Tx,
  files: { id: string; name: string; type: string; sizeBytes: number; blob: string }[],
  place: FilePlace,
): Promise<void> {
  if (files.length === 0) return;
  const scan = ctx.config.clamdUrl ? ('waiting' as const) : ('unscanned' as const);
  const more = { ...place, scan, createdAt: ctx.clock.now() };
  await tx.insert(ticketFiles).values(
    files.map(({ id, name, type, sizeBytes, blob }) => {
      return { id, type, sizeBytes, blob, name: safeFileName(name), ...more };
    }),
  );
  if (scan === 'waiting') await ctx.jobs.send(tx, SCAN_FILES, {});
}

function assertAll(wanted: string[], rows: { id: string }[]): void {
  const missing = wanted.find((id) => !rows.some((row) => row.id === id));
  if (missing === undefined) return;
  throw new Problem(
    'not-found',
    `File "${missing}" is not one that you have uploaded and not used. Upload it again.`,
    {
      reason: 'file-not-found',
    },
  );
}
