import { and, eq, isNotNull, ne, notInArray, sql } from 'drizzle-orm';
import type { Ctx, Platform } from '../../context.ts';
import { anonymousCtx } from '../../platform/app.ts';
import type { Tx } from '../../platform/db.ts';
import { countMail } from './count-mail.ts';
import { isFlooding } from './count-senders.ts';
import { openReview } from './open-review.ts';
import type { ReceivedRow } from './process-mail.ts';
import type { Mailbox } from './mailboxes.ts';
import type { MailOutcome, MailPort, ReceivedMessage } from './received-message.ts';
import { mailAttachments, mailMessages, mailReceived, type MailState } from './schema.ts';

/**
 * Writes what a message was found to be and what becomes of it, in one transaction with whatever the port writes.
 *
 * @param message null when it could not be read
 * @param isReleased staff has let it out of a flood
 */
export async function settleMail(
  platform: Platform,
  port: MailPort,
  row: ReceivedRow,
  message: ReceivedMessage | null,
  isReleased = false,
): Promise<void> {
  const ctx: Ctx = { ...anonymousCtx(platform, 'mail'), actor: { kind: 'system', name: 'mail' } };
  const state = await platform.db.transaction(async (tx) => {
    const isThis = eq(mailReceived.id, row.id);
    // Those who settle the same bytes take turns.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${row.rawBlob}, 0))`);
    const [now] = await tx
      .select({ state: mailReceived.state })
      .from(mailReceived)
      .where(isThis)
      .for('update');
    if (now?.state !== 'received') return undefined;
    const senderAddress = senderOf(message);
    const settled = await settle(ctx, tx, port, { row, message, senderAddress, isReleased });
    const messageId = message?.messageId ?? null;
    await tx
      .update(mailReceived)
      .set({ state: settled, messageId, senderAddress, settledAt: platform.clock.now() })
      .where(isThis);
    return settled;
  });
  if (state) countMail(platform, state);
}

interface Settling {
  row: ReceivedRow;
  message: ReceivedMessage | null;
  senderAddress: string | null;
  isReleased: boolean;
}

async function settle(ctx: Ctx, tx: Tx, port: MailPort, settling: Settling): Promise<MailState> {
  const { row, message, senderAddress } = settling;
  if (await isRepeated(tx, row, senderAddress)) return 'duplicate';
  if (message) await keepMessage(tx, message);
  const outcome = await decide(ctx, tx, port, settling);
  if (outcome.kind === 'flood') await openReview(ctx, tx, row, 'flood', senderAddress ?? row.pair);
  if (outcome.kind === 'review') await openReview(ctx, tx, row, outcome.reason);
  return outcome.kind;
}

function senderOf(message: ReceivedMessage | null): string | null {
  return message?.authentication.state === 'authenticated' ? message.sender!.address : null;
}

// The same bytes were settled before. A forger who was first with bytes that he saw must not keep out their author.
async function isRepeated(tx: Tx, row: ReceivedRow, senderAddress: string | null): Promise<boolean> {
  const same = and(
    eq(mailReceived.rawBlob, row.rawBlob),
    ne(mailReceived.id, row.id),
    notInArray(mailReceived.state, ['received', 'duplicate']),
    senderAddress === null ? undefined : isNotNull(mailReceived.senderAddress),
  );
  return (await tx.select({ id: mailReceived.id }).from(mailReceived).where(same).limit(1)).length > 0;
}

async function keepMessage(tx: Tx, message: ReceivedMessage): Promise<void> {
  const { attachments, ...columns } = message;
  // What is let out of a flood was kept when it came.
  const kept = await tx.insert(mailMessages).values(columns).onConflictDoNothing().returning();
  if (kept.length === 0 || attachments.length === 0) return;
  await tx.insert(mailAttachments).values(attachments.map((one) => ({ ...one, messageId: message.id })));
}

async function decide(
  ctx: Ctx,
  tx: Tx,
  port: MailPort,
  { row, message, senderAddress, isReleased }: Settling,
): Promise<MailOutcome> {
  const floods = async (): Promise<boolean> => !isReleased && (await isFlooding(tx, row, senderAddress));
  if (!message) return (await floods()) ? { kind: 'flood' } : { kind: 'review', reason: 'unparseable' };
  const { authentication, classification, report } = message;
  if (classification.kind === 'own') return { kind: 'dropped' };
  if (classification.kind === 'bounce') {
    // A report on a message that we never sent is nobody's.
    const known = report?.messageId ? await port.knownMessageIds(tx, [report.messageId]) : [];
    if (known.length === 0) return { kind: 'dropped' };
    return (await floods()) ? { kind: 'flood' } : port.deliver(ctx, tx, message);
  }
  const isPerson = classification.kind === 'person';
  const isAuthenticated = authentication.state === 'authenticated';
  if (!isPerson && !isAuthenticated && !(await namesTicket(tx, port, message))) return { kind: 'dropped' };
  if (await floods()) return { kind: 'flood' };
  if (isAuthenticated || !isPerson || isForEverybody(message)) return port.deliver(ctx, tx, message);
  const reason = authentication.state === 'unknown' ? 'dns' : authentication.reason;
  return { kind: 'review', reason };
}

async function namesTicket(tx: Tx, port: MailPort, { thread }: ReceivedMessage): Promise<boolean> {
  return thread.ticketId !== null || (await port.knownMessageIds(tx, thread.messageIds)).length > 0;
}

const FOR_EVERYBODY: Mailbox[] = ['security', 'abuse', 'data_protection'];

// Whoever reports a danger is heard, proved or not; but it must be clear whom it says that it is from.
function isForEverybody({ mailboxes, sender }: ReceivedMessage): boolean {
  return sender !== null && mailboxes.some((mailbox) => FOR_EVERYBODY.includes(mailbox));
}
