import { and, eq, inArray } from 'drizzle-orm';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import type { Ctx, Platform } from '../../context.ts';
import { anonymousCtx } from '../../platform/app.ts';
import type { App, Part } from '../../platform/part.ts';
import { Problem } from '../../platform/problem.ts';
import { refuseForeignOrigin } from '../../platform/refuse-foreign-origin.ts';
import { SCAN_FILES, scanFiles } from './scan-files.ts';
import { ticketFiles } from './schema.ts';
import { FILES_PATH } from './show-file.ts';
import { sweepFiles } from './sweep-files.ts';
import { uploadFile } from './upload-file.ts';

function mount(app: App): void {
  app.use(FILES_PATH, refuseForeignOrigin);
  // Not in the contract, whose bodies are kept in memory: this one is streamed to the disk.
  app.post(FILES_PATH, async (c) => {
    const ctx = c.get('ctx');
    const { body } = c.req.raw;
    if (!body) throw new Problem('invalid-input', 'Send the bytes of the file as the body of the request.');
    const stream = Readable.fromWeb(body as ReadableStream);
    return c.json(await uploadFile(ctx, { name: c.req.query('name') ?? 'file', body: stream }), 201);
  });
}

function registerJobs(platform: Platform): void {
  const ctx = (): Ctx => ({
    ...anonymousCtx(platform, 'background'),
    actor: { kind: 'system', name: 'ticket-files' },
  });
  platform.jobs.register(SCAN_FILES, (_data, { signal }) => scanFiles(ctx(), signal), {
    schedule: '*/5 * * * *',
    retryLimit: 20,
  });
  platform.jobs.register('ticket-files.sweep', async () => void (await sweepFiles(platform)), {
    schedule: '41 3 * * *',
  });
}

/** Files of tickets as a part of the server: uploads, scans, clean-up. They are given out by `tickets`. */
export const ticketFilesPart: Part = {
  name: 'ticket-files',
  routes: mount,
  jobs: registerJobs,
  news: {
    ticketsMoved: async (_ctx, tx, { fromOrgId, toOrgId, ticketIds }) => {
      await tx
        .update(ticketFiles)
        .set({ orgId: toOrgId })
        .where(and(eq(ticketFiles.orgId, fromOrgId), inArray(ticketFiles.ticketId, ticketIds)));
    },
  },
};
