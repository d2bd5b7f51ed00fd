import { and, eq, gt } from 'drizzle-orm';
import { signedIn } from '#organisations';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { closed, readUpload, type UploadRecord } from './find-upload.ts';
import { refusal } from './refusals.ts';
import { uploads } from './schema.ts';

/** A finished upload of the caller, ready to be released. */
export type FinishedUpload = UploadRecord & { blob: string };

/**
 * Finds a finished upload that the caller made for this app.
 *
 * @throws Problem `upload-not-found`, `upload-not-finished`, `upload-closed`, `upload-wrong-purpose`
 * @example const { blob } = await finishedUpload(ctx, app, upload.id, 'package');
 */
export async function finishedUpload(
  ctx: Ctx,
  app: { id: string; orgId: string },
  id: string,
  purpose: UploadRecord['purpose'],
): Promise<FinishedUpload> {
  const upload = await readUpload(ctx.db, app.orgId, id, ctx.clock.now());
  const own = upload?.appId === app.id && upload.accountId === signedIn(ctx.actor).accountId;
  if (!upload || !own) {
    throw refusal(
      'upload-not-found',
      `There is no upload ${id} of yours for this app, or it has expired. Begin a new one.`,
    );
  }
  if (upload.state === 'open') {
    throw refusal(
      'upload-not-finished',
      'The upload is not finished. Send what is missing and finish it first.',
    );
  }
  if (upload.state !== 'finished' || upload.blob === null) throw closed(upload);
  if (upload.purpose !== purpose) {
    throw refusal(
      'upload-wrong-purpose',
      `The upload was begun as a ${upload.purpose}, not as a ${purpose}. Begin one for that.`,
    );
  }
  return { ...upload, blob: upload.blob };
}

/**
 * Uses uploads up, in the transaction of their release.
 *
 * @throws Problem `upload-closed` when another release was quicker
 * @example
 * const taken = await finishedUpload(ctx, app, upload.id, 'package');
 * await takeUploads(ctx, tx, [taken, null]);
 */
export async function takeUploads(ctx: Ctx, tx: Tx, taken: (FinishedUpload | null)[]): Promise<void> {
  for (const upload of taken) {
    if (!upload) continue;
    const rows = await tx
      .update(uploads)
      .set({ state: 'released' })
      .where(
        and(
          eq(uploads.orgId, upload.orgId),
          eq(uploads.id, upload.id),
          eq(uploads.state, 'finished'),
          gt(uploads.expiresAt, ctx.clock.now()),
        ),
      )
      .returning({ id: uploads.id });
    if (rows.length === 0) throw closed({ ...upload, state: 'released' });
  }
}
