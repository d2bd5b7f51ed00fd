import { and, eq } from 'drizzle-orm';
import { mutate, permitSystem } from '#audit';
import { attachKeptFiles } from '#ticket-files';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { judgedCategory, judgeRequest } from './judge-request.ts';
import { openRequest } from './open-request.ts';
import { keptRequests } from './schema.ts';
import type { KeptRow } from './keep-request.ts';

/**
 * Judges a kept request again; one that is eligible by now becomes a ticket.
 *
 * @param at from when it counts
 */
export async function resubmitKept(ctx: Ctx, found: Pick<KeptRow, 'orgId' | 'id'>, at: Date): Promise<void> {
  await mutate(ctx, permitSystem('tickets'), async (tx) => {
    const kept = await takeKept(tx, found);
    if (!kept) return { result: null, audit: null };
    const { accountId, channel, category, orgId, projectId } = kept;
    const asked = {
      accountId,
      channel,
      category: judgedCategory(category),
      orgId,
      projectId,
      authenticated: true,
    };
    const { entitlement } = await judgeRequest(ctx, tx, asked);
    if (entitlement.kept !== 'ticket') return { result: null, audit: null };
    await tx.delete(keptRequests).where(and(eq(keptRequests.orgId, orgId), eq(keptRequests.id, kept.id)));
    const { evidence, ...request } = kept;
    const { ticket, audit } = await openRequest(ctx, tx, {
      ...request,
      authenticated: true,
      isDifferent: false,
      email: null,
      receivedAt: at,
      attach: (place) => attachKeptFiles(tx, kept.id, place),
    });
    if (ticket && evidence)
      await ctx.news.keptOpened(ctx, tx, { ticketId: ticket.id, orgId: ticket.orgId, accountId, evidence });
    return { result: null, audit };
  });
}

async function takeKept(tx: Tx, { orgId, id }: Pick<KeptRow, 'orgId' | 'id'>): Promise<KeptRow | undefined> {
  const [row] = await tx
    .select()
    .from(keptRequests)
    .where(and(eq(keptRequests.orgId, orgId), eq(keptRequests.id, id)))
    .for('update');
  return row;
}
