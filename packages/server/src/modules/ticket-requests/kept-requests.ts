import type { KeptRequest } from '@codepushgo/contract';
import { and, desc, eq, lt } from 'drizzle-orm';
import { mutate } from '#audit';
import { authorise, organisationAccess } from '#organisations';
import { dropKeptFiles } from '#ticket-files';
import type { TicketRefusal } from '#ticket-store';
import type { Ctx } from '../../context.ts';
import { afterCursor, toPage, type Page, type PageRequest } from '../../platform/paging.ts';
import { Problem } from '../../platform/problem.ts';
import { showKept } from './keep-request.ts';
import { keptRequests } from './schema.ts';

/**
 * The caller's own requests that were declined and wait, newest first.
 *
 * @example const { items } = await listKeptRequests(ctx, { org: 'acme', limit: 50 });
 */
export async function listKeptRequests(
  ctx: Ctx,
  input: { org: string } & PageRequest,
): Promise<Page<KeptRequest>> {
  const { org, access } = await organisationAccess(ctx, input.org);
  authorise({ ...access, role: access.role ?? 'viewer' }, 'ticket.read');
  const after = afterCursor(input.cursor);
  const rows = await ctx.db
    .select()
    .from(keptRequests)
    .where(
      and(
        eq(keptRequests.orgId, org.id),
        eq(keptRequests.accountId, access.actor.accountId),
        after === undefined ? undefined : lt(keptRequests.id, after),
      ),
    )
    .orderBy(desc(keptRequests.id))
    .limit(input.limit + 1);
  const page = toPage(rows, input.limit, ({ id }) => id);
  return { ...page, items: await showKept(ctx.db, page.items) };
}

/**
 * Throws one's own kept request away.
 *
 * @throws Problem `not-found`
 * @example await dropKeptRequest(ctx, { org: 'acme', request: 'kpt_1' });
 */
export async function dropKeptRequest(ctx: Ctx, input: { org: string; request: string }): Promise<void> {
  const { org, access } = await organisationAccess(ctx, input.org);
  const permit = authorise({ ...access, role: access.role ?? 'viewer' }, 'ticket.open');
  await mutate(ctx, permit, async (tx) => {
    const [gone] = await tx
      .delete(keptRequests)
      .where(
        and(
          eq(keptRequests.orgId, org.id),
          eq(keptRequests.accountId, access.actor.accountId),
          eq(keptRequests.id, input.request),
        ),
      )
      .returning();
    if (!gone)
      throw new Problem('not-found', `You have no kept request "${input.request}" here.`, {
        reason: 'kept-request-not-found' satisfies TicketRefusal,
      });
    await dropKeptFiles(tx, org.id, gone.id);
    const audit = {
      action: 'kept-request.dropped',
      orgId: org.id,
      targetType: 'kept-request',
      targetId: gone.id,
    };
    return { result: undefined, audit };
  });
}
