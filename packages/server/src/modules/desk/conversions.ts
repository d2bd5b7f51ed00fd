import type { CommunityConversion } from '@codepushgo/contract';
import { agentOf } from '#ticket-handling';
import { namesOf, referencesOf } from '#ticket-store';
import { desc, lt } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import type { Db, Tx } from '../../platform/db.ts';
import { afterCursor, toPage, type Page, type PageRequest } from '../../platform/paging.ts';
import { communityPosts } from './schema.ts';

/** A post as its row keeps it. */
export type PostRow = typeof communityPosts.$inferSelect;

/** Posts as staff see them; whether an account has the address is not told. */
export async function showConversions(
  ctx: Ctx,
  db: Db | Tx,
  rows: PostRow[],
): Promise<CommunityConversion[]> {
  const names = await namesOf(
    db,
    rows.map(({ askedBy }) => askedBy),
  );
  const references = await referencesOf(
    db,
    rows.map(({ ticketId }) => ticketId),
  );
  return rows.map(({ id, url, title, askedAt, askedBy, expiresAt, acceptedAt, ticketId }) => {
    const ticket = references.get(ticketId ?? '');
    const isOpen = expiresAt > ctx.clock.now();
    return {
      id,
      url,
      title,
      state: acceptedAt ? 'accepted' : isOpen ? 'asked' : 'expired',
      askedAt: askedAt.toISOString(),
      askedBy: names.has(askedBy) ? { accountId: askedBy, name: names.get(askedBy)! } : null,
      expiresAt: expiresAt.toISOString(),
      ticket: ticket ? { id: ticket.id, reference: ticket.reference } : null,
    };
  });
}

/** Posts whose authors were asked, newest first. */
export async function listConversions(ctx: Ctx, request: PageRequest): Promise<Page<CommunityConversion>> {
  agentOf(ctx, 'read');
  const after = afterCursor(request.cursor);
  const rows = await ctx.db
    .select()
    .from(communityPosts)
    .where(after === undefined ? undefined : lt(communityPosts.id, after))
    .orderBy(desc(communityPosts.id))
    .limit(request.limit + 1);
  const page = toPage(rows, request.limit, ({ id }) => id);
  return { ...page, items: await showConversions(ctx, ctx.db, page.items) };
}
