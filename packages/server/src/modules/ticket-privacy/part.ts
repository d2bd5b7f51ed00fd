import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import type { Ctx, Platform } from '../../context.ts';
import { anonymousCtx } from '../../platform/app.ts';
import type { App, Part } from '../../platform/part.ts';
import {
  askOrganisationExport,
  askOwnExport,
  exportOrganisationTickets,
  exportOwnTickets,
} from './export-tickets.ts';
import { retainTickets } from './retain-tickets.ts';

const PATH = '/api/v1/ticket-exports';

function zipAnswer(stream: Readable, name: string): Response {
  return new Response(Readable.toWeb(stream) as ReadableStream, {
    headers: {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="${name}.zip"`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
  });
}

// Not in the contract, whose answers are made in memory: these are streamed. With `?check` they only say whether they
// would answer, for the console: it shows a refusal, and otherwise lets the browser fetch the file to its disk.
function mount(app: App): void {
  app.get(`${PATH}/account`, async (c) => {
    const ctx = c.get('ctx');
    if (c.req.query('check') === undefined) return zipAnswer(await exportOwnTickets(ctx), 'my-tickets');
    await askOwnExport(ctx);
    return c.body(null, 204);
  });
  app.get(`${PATH}/organisations/:org`, async (c) => {
    const [ctx, org] = [c.get('ctx'), c.req.param('org')];
    if (c.req.query('check') === undefined)
      return zipAnswer(await exportOrganisationTickets(ctx, org), 'tickets');
    await askOrganisationExport(ctx, org);
    return c.body(null, 204);
  });
}

function registerJobs(platform: Platform): void {
  const ctx = (): Ctx => ({
    ...anonymousCtx(platform, 'background'),
    actor: { kind: 'system', name: 'ticket-privacy' },
  });
  const retain = async (_data: object, { signal }: { signal: AbortSignal }): Promise<void> =>
    void (await retainTickets(ctx(), signal));
  platform.jobs.register('ticket-privacy.retain', retain, { schedule: '23 2 * * *' });
}

/** Taking back what was written to support, as a part of the server: exports, and what is not kept for ever. */
export const ticketPrivacyPart: Part = { name: 'ticket-privacy', routes: mount, jobs: registerJobs };
