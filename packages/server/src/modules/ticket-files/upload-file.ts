import { TICKET_FILE_BYTES, type TicketFile } from '@codepushgo/contract';
import { rm } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { Transform } from 'node:stream';
import { mutate } from '#audit';
import { authorisePerson, signedIn } from '#organisations';
import type { Ctx } from '../../context.ts';
import { newId } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import type { RateRule } from '../../platform/rate-limit.ts';
import { safeFileName } from './file-name.ts';
import { SCAN_FILES } from './scan-files.ts';
import { ticketFiles } from './schema.ts';
import { toTicketFile } from './show-file.ts';
import { sniffType } from './sniff-type.ts';

const UPLOADS: RateRule = { name: 'ticket.file', points: 100, durationSeconds: 3600 };

/**
 * Keeps a file for a message that is about to be written; a day later it is gone if none names it.
 *
 * @throws Problem `payload-too-large`; `invalid-input` for an empty one; `too-many-requests`
 * @example const { id } = await uploadFile(ctx, { name: 'log.txt', body: stream });
 */
export async function uploadFile(ctx: Ctx, given: { name: string; body: Readable }): Promise<TicketFile> {
  const actor = signedIn(ctx.actor);
  const permit = authorisePerson(actor, 'ticket.upload');
  await ctx.limits.consume(UPLOADS, actor.accountId);
  const received = await ctx.files.receive(limited(given.body));
  try {
    if (received.sizeBytes === 0) throw new Problem('invalid-input', 'The file is empty. Choose another.');
    const type = await sniffType(received.path);
    const { sha256: blob, sizeBytes } = await ctx.files.put(received);
    const scan = ctx.config.clamdUrl ? 'waiting' : 'unscanned';
    return await mutate(ctx, permit, async (tx) => {
      const [row] = await tx
        .insert(ticketFiles)
        .values({
          id: newId('fil', ctx.clock),
          uploaderId: actor.accountId,
          name: safeFileName(given.name),
          type,
          sizeBytes,
          blob,
          scan,
          createdAt: ctx.clock.now(),
        })
        .returning();
      if (scan === 'waiting') await ctx.jobs.send(tx, SCAN_FILES, {});
      return { result: toTicketFile(row!), audit: null };
    });
  } finally {
    await rm(received.path, { force: true });
  }
}

function limited(source: Readable): Readable {
  let seen = 0;
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length;
      if (seen <= TICKET_FILE_BYTES) return done(null, chunk);
      done(
        new Problem(
          'payload-too-large',
          'A file may have at most 25 MB. Send a smaller one, or say where it can be fetched.',
          { limitBytes: TICKET_FILE_BYTES },
        ),
      );
    },
  });
  source.on('error', (error) => meter.destroy(error));
  meter.once('error', () => source.resume());
  return source.pipe(meter);
}
