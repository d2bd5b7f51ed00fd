import { organisationAccess, signedIn } from '#organisations';
import { FILES_PATH, findFile, serveFile } from '#ticket-files';
import { findTicket } from '#ticket-store';
import { and, eq, inArray } from 'drizzle-orm';
import type { Ctx, Platform } from '../../context.ts';
import { anonymousCtx } from '../../platform/app.ts';
import type { App, Part } from '../../platform/part.ts';
import { Problem } from '../../platform/problem.ts';
import { closeSolved } from './close-solved.ts';
import { mayRead } from './policy.ts';
import { ticketTokens } from './schema.ts';
import { viewerOf } from './ticket-access.ts';

function registerJobs(platform: Platform): void {
  const ctx = (): Ctx => ({
    ...anonymousCtx(platform, 'background'),
    actor: { kind: 'system', name: 'tickets' },
  });
  const close = async (_data: object, { signal }: { signal: AbortSignal }): Promise<void> =>
    void (await closeSolved(ctx(), signal));
  platform.jobs.register('tickets.close', close, { schedule: '17 * * * *' });
}

function mount(app: App): void {
  app.get(`${FILES_PATH}/:file`, async (c) => {
    const ctx = c.get('ctx');
    const file = await findFile(ctx.db, c.req.param('file'));
    if (!file || !(await maySeeFile(ctx, file)))
      throw new Problem('not-found', 'There is no such file, or you may not see it.');
    return serveFile(ctx, file);
  });
}

type Found = NonNullable<Awaited<ReturnType<typeof findFile>>>;

/** Whoever sees the ticket, staff, and before it belongs to one, who uploaded it. */
async function maySeeFile(ctx: Ctx, { orgId, ticketId, uploaderId }: Found): Promise<boolean> {
  const actor = signedIn(ctx.actor);
  const { organisationId } = actor.scope;
  if (organisationId !== null && organisationId !== orgId) return false;
  if (orgId === null || ticketId === null) return actor.accountId === uploaderId;
  if (actor.staff !== null) return true;
  const { access } = await organisationAccess(ctx, orgId);
  const ticket = await findTicket(ctx.db, orgId, ticketId);
  return mayRead(await viewerOf(ctx.db, access, ticket), ticket);
}

/** Tickets as a part of the server: the files that they give out, and what ends by itself. */
export const ticketsPart: Part = {
  name: 'tickets',
  routes: mount,
  jobs: registerJobs,
  news: {
    ticketsMoved: async (_ctx, tx, { fromOrgId, toOrgId, ticketIds }) => {
      await tx
        .update(ticketTokens)
        .set({ orgId: toOrgId })
        .where(and(eq(ticketTokens.orgId, fromOrgId), inArray(ticketTokens.ticketId, ticketIds)));
    },
  },
};
