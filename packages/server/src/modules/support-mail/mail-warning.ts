import { accounts } from '#accounts';
import { mutate, permitSelf } from '#audit';
import { mailMessages, mailReviews } from '#mail-intake';
import { signedIn } from '#organisations';
import type { MailWarning } from '@codepushgo/contract';
import { and, count, eq, gt, max, sql } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { mailWarnings } from './schema.ts';

const MONTH_MS = 30 * 24 * 60 * 60 * 1000;

/** Whether mail to support came in the caller's name and was not theirs, within a month and since they looked. */
export async function mailWarning(ctx: Ctx): Promise<MailWarning> {
  const { accountId } = signedIn(ctx.actor);
  // As it is now: mail in the name of an address that somebody has given up is nothing to them.
  const [account] = await ctx.db
    .select({ email: accounts.email })
    .from(accounts)
    .where(eq(accounts.id, accountId));
  const [seen] = await ctx.db.select().from(mailWarnings).where(eq(mailWarnings.accountId, accountId));
  const monthAgo = new Date(ctx.clock.nowMs() - MONTH_MS);
  const since = seen && seen.seenAt > monthAgo ? seen.seenAt : monthAgo;
  const [row] = await ctx.db
    .select({ n: count(), lastAt: max(mailReviews.lastAt) })
    .from(mailMessages)
    .innerJoin(mailReviews, eq(mailReviews.receivedId, mailMessages.id))
    .where(
      and(
        eq(sql`${mailMessages.sender} ->> 'address'`, account!.email.toLowerCase()),
        eq(mailReviews.reason, 'auth_failed'),
        gt(mailReviews.lastAt, since),
      ),
    );
  return { count: row?.n ?? 0, lastAt: row?.lastAt?.toISOString() ?? null };
}

/** Says that the caller has seen it. */
export async function dismissMailWarning(ctx: Ctx): Promise<void> {
  const actor = signedIn(ctx.actor);
  const { accountId } = actor;
  await mutate(ctx, permitSelf(actor), async (tx) => {
    const seenAt = ctx.clock.now();
    await tx
      .insert(mailWarnings)
      .values({ accountId, seenAt })
      .onConflictDoUpdate({ target: mailWarnings.accountId, set: { seenAt } });
    return { result: undefined, audit: null };
  });
}
