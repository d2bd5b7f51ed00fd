import { and, eq } from 'drizzle-orm';
import { buffer } from 'node:stream/consumers';
import {
  classifyMail,
  findThread,
  HeadTooLargeError,
  identifySender,
  idsIn,
  readHead,
  readInThread,
  readThreadToken,
  showable,
  UnreadableError,
  valueOf,
  valuesOf,
  withoutForgeries,
  type HeadField,
} from '#mail-reading';
import type { Platform } from '../../context.ts';
import { authenticateMail } from './authenticate-mail.ts';
import { keepAttachments } from './keep-attachments.ts';
import { mailboxOf, readMailboxes, type Mailbox, type Mailboxes } from './mailboxes.ts';
import type { MailPort, ReceivedMessage } from './received-message.ts';
import { PROCESS_MAIL } from './receive-mail.ts';
import { mailReceived } from './schema.ts';
import { settleMail } from './settle-mail.ts';

/** A message as it was taken in. */
export type ReceivedRow = typeof mailReceived.$inferSelect;

const FOUR_HOURS_MS = 4 * 60 * 60 * 1000;
const MINUTE_MS = 60 * 1000;
const MOST_WAIT_MS = 30 * MINUTE_MS;

/**
 * Reads, judges and hands over one message; nothing happens when that is done already.
 *
 * @param isReleased staff has let it out of a flood: how many there are no longer counts
 * @example
 * const { ticketsByMail } = await import('#support-mail');
 * await processMail(platform, ticketsByMail, 'mai_01kb3q0000abcdefghjkmnpqrs');
 */
export async function processMail(
  platform: Platform,
  port: MailPort,
  id: string,
  signal?: AbortSignal,
  isReleased = false,
): Promise<void> {
  const waits = and(eq(mailReceived.id, id), eq(mailReceived.state, 'received'));
  const [row] = await platform.db.select().from(mailReceived).where(waits);
  if (!row) return;
  const read = await readReceived(platform, row, signal);
  if (read === null) return settleMail(platform, port, row, null, isReleased);
  if (read.authentication.state === 'unknown' && !isReleased && (await askLater(platform, row))) return;
  await settleMail(platform, port, row, read, isReleased);
}

/** Null when it cannot be read. */
async function readReceived(
  platform: Platform,
  row: ReceivedRow,
  signal: AbortSignal | undefined,
): Promise<ReceivedMessage | null> {
  const file = await platform.files.get(row.rawBlob, row.rawSize);
  const raw = await buffer(file.stream());
  try {
    const fields = withoutForgeries(readHead(raw), platform.config.mailDomain);
    return await judge(platform, row, raw, fields, signal);
  } catch (error) {
    if (!(error instanceof UnreadableError || error instanceof HeadTooLargeError)) throw error;
    platform.log.warn({ err: error, received: row.id }, 'a message could not be read; staff must look at it');
    return null;
  }
}

async function judge(
  platform: Platform,
  row: ReceivedRow,
  raw: Buffer,
  fields: HeadField[],
  signal: AbortSignal | undefined,
): Promise<ReceivedMessage> {
  const { root, report, calendarMethod, attachments, ...content } = await readInThread(raw, signal);
  const sender = identifySender(fields);
  const subject = showable(valueOf(fields, 'subject'));
  const recipients = row.source === 'imap' ? addressesIn(fields) : row.envelopeTo;
  const ours = await readMailboxes(platform);
  return {
    ...content,
    id: row.id,
    receivedAt: row.receivedAt,
    messageId: idsIn(valueOf(fields, 'message-id'))[0] ?? `${row.rawBlob}@${platform.config.mailDomain}`,
    rawBlob: row.rawBlob,
    rawSize: row.rawSize,
    mailboxes: mailboxesIn(ours, recipients),
    sender,
    authentication: await authenticateMail(platform, row, raw, fields, sender),
    classification: classifyMail({
      fields,
      envelopeFrom: row.envelopeFrom,
      senderAddress: sender?.address ?? null,
      subject,
      contentType: root,
      calendarMethod,
      isOurs: (address) => isOurs(platform, ours, address),
    }),
    thread: findThread(fields, recipients, subject, (token) => readThreadToken(platform.vault, token)),
    subject,
    report,
    attachments: await keepAttachments(platform, attachments),
  };
}

function mailboxesIn(ours: Mailboxes, recipients: string[]): Mailbox[] {
  const found = recipients.map((address) => mailboxOf(address, ours));
  return [...new Set(found.filter((mailbox) => mailbox !== null))];
}

function isOurs({ config }: Platform, ours: Mailboxes, address: string): boolean {
  const from = /[^\s<>]+@[^\s<>]+/.exec(config.mailFrom)?.[0].toLowerCase();
  return address === from || mailboxOf(address, ours) !== null;
}

/** A mailbox keeps no envelope. */
function addressesIn(fields: HeadField[]): string[] {
  const values = ['delivered-to', 'x-original-to', 'to', 'cc'].flatMap((name) => valuesOf(fields, name));
  return (
    values
      .join(',')
      .slice(0, 20_000)
      .match(/[^\s<>,;:"()]+@[^\s<>,;:"()]+/g) ?? []
  );
}

/** False when it has been tried for four hours. */
async function askLater({ clock, db, jobs }: Platform, { id, receivedAt }: ReceivedRow): Promise<boolean> {
  const ageMs = clock.nowMs() - receivedAt.getTime();
  if (ageMs >= FOUR_HOURS_MS) return false;
  const waitMs = Math.min(Math.max(ageMs / 2, MINUTE_MS), MOST_WAIT_MS);
  const startAfter = Math.ceil(waitMs / 1000);
  await jobs.send(db, PROCESS_MAIL, { id }, { startAfter });
  return true;
}
