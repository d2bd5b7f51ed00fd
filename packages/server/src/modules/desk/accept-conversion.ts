import type { Entitlement } from '@codepushgo/contract';
import { mutate, permitSystem } from '#audit';
import { explainEntitlement } from '#entitlement';
import { openRequest } from '#ticket-requests';
import { lockTicket, record, referenceOf, writeNote, type TicketRow } from '#ticket-store';
import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import type { Db, Tx } from '../../platform/db.ts';
import type { Language } from '../../platform/language.ts';
import { Problem } from '../../platform/problem.ts';
import { hashSecret } from '../../platform/secrets.ts';
import type { PostRow } from './conversions.ts';
import { communityPosts } from './schema.ts';

/**
 * The post of a link, without using it up: mail programs look at links before people do.
 *
 * @throws Problem `link-used-or-expired`
 * @example const { title } = await peekConversion(ctx, token);
 */
export async function peekConversion(
  ctx: Ctx,
  token: string,
): Promise<Pick<PostRow, 'title' | 'url' | 'text'>> {
  const { title, url, text } = await readToken(ctx, ctx.db, token);
  return { title, url, text };
}

/** What became of a post. */
export interface Converted {
  /** Null when it was declined. */
  reference: string | null;
  entitlement: Entitlement;
  text: Record<Language, { summary: string; next: string | null }>;
}

/**
 * The author consents: the post becomes a request of the author's, proved by the mailed link like the form's, and is
 * judged like any other. Staff find a note of where it came from.
 *
 * @throws Problem `link-used-or-expired`, `limit-reached`
 * @example const { reference } = await acceptConversion(ctx, token); // 'CPG-12', or null when it was declined
 */
export async function acceptConversion(ctx: Ctx, token: string): Promise<Converted> {
  return mutate(ctx, permitSystem('community-consent'), async (tx) => {
    const post = await readToken(ctx, tx, token, true);
    const { authorId, category, severity, title, text, language } = post;
    const request = { category, severity, subject: title, text, language };
    const { ticket, entitlement, audit } = await openRequest(ctx, tx, {
      ...request,
      accountId: authorId,
      authenticated: true,
      channel: 'form',
      orgId: null,
      projectId: null,
      isDifferent: false,
      email: null,
    });
    if (ticket) await noteOrigin(ctx, tx, ticket, post);
    // What it says is the request's from now on, and is erased with that.
    const said = { text: '', acceptedAt: ctx.clock.now() };
    await tx
      .update(communityPosts)
      .set({ ...said, orgId: ticket?.orgId ?? null, ticketId: ticket?.id ?? null })
      .where(eq(communityPosts.id, post.id));
    const words = {
      en: explainEntitlement(entitlement, 'en'),
      fr: explainEntitlement(entitlement, 'fr'),
    };
    const result = { reference: ticket ? referenceOf(ticket) : null, entitlement, text: words };
    const own = {
      action: 'community-post.accepted',
      orgId: null,
      targetType: 'community-post',
      targetId: post.id,
    };
    return { result, audit: [own, ...(audit ? [audit] : [])] };
  });
}

async function noteOrigin(ctx: Ctx, tx: Tx, opened: TicketRow, { url, askedBy }: PostRow): Promise<void> {
  const ticket = await lockTicket(tx, opened);
  const noteId = await writeNote(ctx, tx, ticket, url);
  await record(ctx, tx, ticket, { side: 'agent', accountId: askedBy }, [{ kind: 'note', noteId }]);
}

async function readToken(ctx: Ctx, db: Db | Tx, token: string, isHeld = false): Promise<PostRow> {
  const found = db
    .select()
    .from(communityPosts)
    .where(
      and(
        eq(communityPosts.tokenHash, hashSecret(token)),
        isNull(communityPosts.acceptedAt),
        gt(communityPosts.expiresAt, ctx.clock.now()),
      ),
    );
  const [row] = await (isHeld ? found.for('update') : found);
  if (row?.authorId) return row;
  throw new Problem('link-used-or-expired', 'This link is used up or expired.');
}
