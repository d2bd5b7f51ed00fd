import type {
  Authentication,
  Classification,
  DeliveryReport,
  MessageContent,
  Sender,
  ThreadHints,
} from '#mail-reading';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import type { Mailbox } from './mailboxes.ts';

/** A file of a message, durable in the file store. */
export interface StoredAttachment {
  id: string;
  number: number;
  blob: string;
  size: number;
  /** What its bytes are. */
  type: string;
  /** May be shown in a page; everything else is only to be downloaded, from a path that runs nothing. */
  isImage: boolean;
  /** Ours. */
  fileName: string;
  /** The sender's; to be shown, never used as a path. */
  givenName: string;
}

/** A message that was read and judged, as it is handed to the tickets. It is stored already. */
export interface ReceivedMessage extends Pick<
  MessageContent,
  | 'text'
  | 'shownText'
  | 'html'
  | 'hasHidden'
  | 'hasRemoteImages'
  | 'needsOriginal'
  | 'isEmpty'
  | 'protection'
  | 'attachmentsLeftOut'
> {
  /** `mai_…`; also names the raw message. */
  id: string;
  /** From here clocks count. */
  receivedAt: Date;
  /** Its own, without brackets, or one made of the hash. */
  messageId: string;
  rawBlob: string;
  rawSize: number;
  /** Our mailboxes among the recipients of the envelope; empty for mail fetched by IMAP to an address of somebody else. */
  mailboxes: Mailbox[];
  /** Null when it says so in several ways. Only believed when authenticated. */
  sender: Sender | null;
  authentication: Authentication;
  classification: Classification;
  thread: ThreadHints;
  /** Decoded, in one line. */
  subject: string;
  report: DeliveryReport | null;
  attachments: StoredAttachment[];
}

/** What became of a message. */
export type MailOutcome =
  /** A new ticket. */
  | { kind: 'opened'; ticketId: string }
  /** A message on a ticket. */
  | { kind: 'appended'; ticketId: string }
  /** Kept beside a ticket: no clock, no reopening. */
  | { kind: 'noted'; ticketId: string }
  /** Waits for a customer. */
  | { kind: 'held' }
  /** The raw message is kept, nothing else happens. */
  | { kind: 'dropped' }
  /** Waits for staff. */
  | { kind: 'review'; reason: 'auth_failed' | 'identity_undecidable' | 'unparseable' | 'dns' | 'unrouted' }
  /** One of too many: waits for staff under one entry for all of them. */
  | { kind: 'flood' };

/**
 * Consumes a message, in the transaction that settles it: what it writes with `tx` happens once, or not at all.
 * It gets authenticated messages of persons, and automatic ones and reports that may belong to a ticket; those say
 * in `authentication` whether they can be believed. It must not wait for the network.
 */
export type DeliverMail = (ctx: Ctx, tx: Tx, received: ReceivedMessage) => Promise<MailOutcome>;

/** What the intake needs from whoever keeps tickets. */
export interface MailPort {
  deliver: DeliverMail;
  /** Which of these Message-IDs, without brackets, are of mail that we sent or of messages on tickets. */
  knownMessageIds(tx: Tx, messageIds: readonly string[]): Promise<string[]>;
}

/** Until there are tickets: staff finds every message of a person in the review queue. */
export const unroutedMail: MailPort = {
  deliver: async (_ctx, _tx, { classification }) =>
    classification.kind === 'person' ? { kind: 'review', reason: 'unrouted' } : { kind: 'dropped' },
  knownMessageIds: async () => [],
};
