import type { CommunityConversion } from '@codepushgo/contract';
import { findAccount } from '#accounts';
import { mutate } from '#audit';
import { agentOf } from '#ticket-handling';
import { cleanText } from '#ticket-requests';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { newId } from '../../platform/ids.ts';
import { sendMail } from '../../platform/mail.ts';
import { hashSecret, newToken } from '../../platform/secrets.ts';
import { communityMail } from './community-texts.ts';
import { showConversions, type PostRow } from './conversions.ts';
import { communityPosts } from './schema.ts';

const LIFE_MS = 14 * 24 * 60 * 60 * 1000;
/** Mails of this kind to one address. */
const ASKING = { name: 'community-consent', points: 3, durationSeconds: 86_400 };

/** A post, and the address that its author has given. */
export type ConversionWish = Pick<PostRow, 'url' | 'title' | 'text' | 'category' | 'severity'> & {
  email: string;
};

/**
 * Asks the author of a community post by mail whether it may become a ticket. Only an address of an account is written
 * to; the answer is the same either way, and the address is not kept.
 *
 * @throws Problem `forbidden` for everybody but staff; `too-many-requests` for the fourth mail to an address in a day
 * @example
 * const post = { url: 'https://forum.example/9', title: 'Stuck', text: 'It hangs' };
 * await askConversion(ctx, { ...post, email: 'zoe@example.com', category: 'technical', severity: 'normal' });
 */
export async function askConversion(
  ctx: Ctx,
  { url, email, title, text, category, severity }: ConversionWish,
): Promise<CommunityConversion> {
  const { permit, accountId } = agentOf(ctx, 'full');
  await ctx.limits.consume(ASKING, email.toLowerCase());
  const token = newToken();
  return mutate(ctx, permit, async (tx) => {
    const author = await findAccount(tx, email);
    const [about, body] = [await cleanText(tx, title), await cleanText(tx, text)];
    const now = ctx.clock.now();
    const fresh = { id: newId('cpo', ctx.clock), url, title: about.text, text: body.text };
    const [row] = await tx
      .insert(communityPosts)
      .values({
        ...fresh,
        category,
        severity,
        language: author?.language ?? 'en',
        authorId: author?.id ?? null,
        askedBy: accountId,
        tokenHash: author ? hashSecret(token) : null,
        askedAt: now,
        expiresAt: new Date(now.getTime() + LIFE_MS),
      })
      .returning();
    if (author) await mail(ctx, tx, row!, author.email, token);
    const audit = {
      action: 'community-post.asked',
      orgId: null,
      targetType: 'community-post',
      targetId: row!.id,
    };
    return { result: (await showConversions(ctx, tx, [row!]))[0]!, audit };
  });
}

async function mail(ctx: Ctx, tx: Tx, row: PostRow, to: string, token: string): Promise<void> {
  const link = `${ctx.config.publicUrl}/community-consent?token=${encodeURIComponent(token)}`;
  const { subject, text } = communityMail(row.language, { title: row.title, url: row.url, link });
  await sendMail(ctx, tx, { to, kind: 'community-consent', subject, text });
}
