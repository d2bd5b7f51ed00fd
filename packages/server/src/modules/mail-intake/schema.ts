import { sql } from 'drizzle-orm';
import { boolean, index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type {
  Authentication,
  Classification,
  DeliveryReport,
  MessageContent,
  Sender,
  ThreadHints,
} from '#mail-reading';
import { at, bytes } from '../../platform/columns.ts';
import type { Mailbox } from './mailboxes.ts';
import type { MailOutcome } from './received-message.ts';

/** How a message came. */
export type MailSource = 'smtp' | 'lmtp' | 'imap';

/** Where a message is on its way. `received` waits; everything else is settled. */
export type MailState = 'received' | 'duplicate' | MailOutcome['kind'];

/** Why staff must look. */
export type ReviewReason =
  | 'auth_failed'
  | 'identity_undecidable'
  | 'unparseable'
  | 'dns'
  | 'flood'
  | 'unrouted';

/** Every message that was acknowledged, as it came; of no organisation, since nobody knows yet whose it is. */
export const mailReceived = pgTable(
  'mail_received',
  {
    id: text('id').primaryKey(),
    source: text('source').$type<MailSource>().notNull(),
    /** Null where it is not known; an empty text is what reports come from. */
    envelopeFrom: text('envelope_from'),
    envelopeTo: jsonb('envelope_to').$type<string[]>().notNull(),
    remoteAddress: text('remote_address'),
    helo: text('helo'),
    /** Source address and envelope domain: by which unauthenticated mail is counted. */
    pair: text('pair').notNull(),
    /** What clocks count from, whatever the message says and however long judging it takes. */
    receivedAt: at('received_at').notNull(),
    /** The message, byte for byte, in the file store. */
    rawBlob: text('raw_blob').notNull(),
    rawSize: bytes('raw_size').notNull(),
    /** Its own, or one made of the hash; null until it was read. */
    messageId: text('message_id'),
    /** Whom it is from, once authenticated. */
    senderAddress: text('sender_address'),
    state: text('state').$type<MailState>().notNull(),
    settledAt: at('settled_at'),
    /** Of an IMAP mailbox: validity and number, so that no message is fetched twice. */
    mailboxUid: text('mailbox_uid'),
  },
  (t) => [
    index('mail_received_raw').on(t.rawBlob),
    index('mail_received_message').on(t.messageId),
    index('mail_received_kept')
      .on(t.settledAt)
      .where(sql`${t.rawSize} > 0`),
    index('mail_received_pair').on(t.pair, t.receivedAt),
    index('mail_received_sender')
      .on(t.senderAddress, t.receivedAt)
      .where(sql`${t.senderAddress} IS NOT NULL`),
    uniqueIndex('mail_received_uid')
      .on(t.mailboxUid)
      .where(sql`${t.mailboxUid} IS NOT NULL`),
  ],
);

/** What a message was found to be, and what it says, safe to show. */
export const mailMessages = pgTable(
  'mail_messages',
  {
    id: text('id')
      .primaryKey()
      .references(() => mailReceived.id),
    mailboxes: jsonb('mailboxes').$type<Mailbox[]>().notNull(),
    sender: jsonb('sender').$type<Sender>(),
    authentication: jsonb('authentication').$type<Authentication>().notNull(),
    classification: jsonb('classification').$type<Classification>().notNull(),
    thread: jsonb('thread').$type<ThreadHints>().notNull(),
    subject: text('subject').notNull(),
    text: text('text').notNull(),
    shownText: text('shown_text').notNull(),
    html: text('html'),
    hasHidden: boolean('has_hidden').notNull(),
    hasRemoteImages: boolean('has_remote_images').notNull(),
    needsOriginal: boolean('needs_original').notNull(),
    isEmpty: boolean('is_empty').notNull(),
    protection: text('protection').$type<MessageContent['protection']>().notNull(),
    report: jsonb('report').$type<DeliveryReport>(),
    attachmentsLeftOut: integer('attachments_left_out').notNull(),
  },
  (t) => [index('mail_messages_sender').on(sql`(${t.sender} ->> 'address')`)],
);

/** Files of messages, by their number in the message. */
export const mailAttachments = pgTable(
  'mail_attachments',
  {
    id: text('id').primaryKey(),
    messageId: text('message_id')
      .notNull()
      .references(() => mailMessages.id),
    number: integer('number').notNull(),
    blob: text('blob').notNull(),
    size: bytes('size').notNull(),
    type: text('type').notNull(),
    isImage: boolean('is_image').notNull(),
    fileName: text('file_name').notNull(),
    givenName: text('given_name').notNull(),
  },
  (t) => [
    uniqueIndex('mail_attachments_number').on(t.messageId, t.number),
    index('mail_attachments_blob').on(t.blob),
  ],
);

/** What staff must look at. One for each message, but one for a whole flood. */
export const mailReviews = pgTable(
  'mail_reviews',
  {
    id: text('id').primaryKey(),
    reason: text('reason').$type<ReviewReason>().notNull(),
    /** The message, or the first one of a flood. */
    receivedId: text('received_id')
      .notNull()
      .references(() => mailReceived.id),
    /** Of a flood: who sends it, the pair or the authenticated address. */
    floodOf: text('flood_of'),
    messageCount: integer('message_count').notNull(),
    firstAt: at('first_at').notNull(),
    lastAt: at('last_at').notNull(),
    closedAt: at('closed_at'),
  },
  (t) => [
    index('mail_reviews_open')
      .on(t.firstAt, t.id)
      .where(sql`${t.closedAt} IS NULL`),
    index('mail_reviews_flood').on(t.floodOf, t.lastAt),
    index('mail_reviews_received').on(t.receivedId),
  ],
);
