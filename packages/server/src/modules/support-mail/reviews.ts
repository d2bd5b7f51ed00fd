import { accounts } from '#accounts';
import { loadMessage, mailReviews, type ReceivedMessage } from '#mail-intake';
import { authoriseAgent } from '#organisations';
import { referencesOf } from '#ticket-store';
import { ticketOfMessage } from '#ticket-mail';
import type { MailReview, MailReviewReason } from '@codepushgo/contract';
import { and, asc, eq, gt, inArray, isNull, or, sql } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { afterCursor, toPage, type Page, type PageRequest } from '../../platform/paging.ts';

/** Where staff fetches a message as it came. */
export const ORIGINALS_PATH = '/support-mail';

const MOST_TEXT = 10_000;
type Row = typeof mailReviews.$inferSelect;

/** Mail that waits for staff, oldest first. */
export async function listReviews(
  ctx: Ctx,
  input: PageRequest & { reason?: MailReviewReason | undefined },
): Promise<Page<MailReview>> {
  authoriseAgent(ctx.actor, 'ticket.handle', 'read');
  const [at, id] = afterCursor(input.cursor)?.split(' ') ?? [];
  const after =
    at === undefined || id === undefined
      ? undefined
      : or(
          gt(mailReviews.firstAt, new Date(Number(at))),
          and(eq(mailReviews.firstAt, new Date(Number(at))), gt(mailReviews.id, id)),
        );
  const rows = await ctx.db
    .select()
    .from(mailReviews)
    .where(
      and(
        isNull(mailReviews.closedAt),
        input.reason === undefined ? undefined : eq(mailReviews.reason, input.reason),
        after,
      ),
    )
    .orderBy(asc(mailReviews.firstAt), asc(mailReviews.id))
    .limit(input.limit + 1);
  const page = toPage(rows, input.limit, (row) => `${row.firstAt.getTime()} ${row.id}`);
  return { ...page, items: await showReviews(ctx, page.items) };
}

async function showReviews(ctx: Ctx, rows: Row[]): Promise<MailReview[]> {
  const messages = new Map<string, ReceivedMessage | null>();
  for (const { receivedId } of rows) messages.set(receivedId, await loadMessage(ctx.db, receivedId));
  const named = [...messages.values()].flatMap((message) => message?.sender?.address ?? []);
  const owners =
    named.length === 0
      ? []
      : await ctx.db
          .select({ accountId: accounts.id, name: accounts.name, email: accounts.email })
          .from(accounts)
          .where(inArray(sql`lower(${accounts.email})`, named));
  const shown: MailReview[] = [];
  for (const row of rows) {
    const message = messages.get(row.receivedId) ?? null;
    const owner = owners.find(({ email }) => email.toLowerCase() === message?.sender?.address);
    shown.push({
      id: row.id,
      reason: row.reason,
      mail: message && showMail(message),
      account: owner ? { accountId: owner.accountId, name: owner.name } : null,
      ticket: message && (await namedTicket(ctx, message)),
      messageCount: row.messageCount,
      firstAt: row.firstAt.toISOString(),
      lastAt: row.lastAt.toISOString(),
      originalUrl: `${ORIGINALS_PATH}/${row.receivedId}`,
    });
  }
  return shown;
}

function showMail(message: ReceivedMessage): NonNullable<MailReview['mail']> {
  const { id, sender, authentication, subject, text, attachments, mailboxes } = message;
  return {
    id,
    sender: sender && { address: sender.address, name: sender.name },
    isProved: authentication.state === 'authenticated',
    subject,
    text: text.slice(0, MOST_TEXT),
    fileCount: attachments.length,
    mailboxes,
  };
}

async function namedTicket(ctx: Ctx, { thread }: ReceivedMessage): Promise<MailReview['ticket']> {
  const id = thread.ticketId ?? (await ctx.db.transaction((tx) => ticketOfMessage(tx, thread.messageIds)));
  if (id === null) return null;
  return (await referencesOf(ctx.db, [id])).get(id) ?? null;
}
