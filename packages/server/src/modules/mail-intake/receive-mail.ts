import { Transform, type Readable } from 'node:stream';
import type { Platform } from '../../context.ts';
import { newId } from '../../platform/ids.ts';
import { pairOf } from './count-senders.ts';
import { mailReceived, type MailSource } from './schema.ts';

/** The longest message, in bytes. */
export const MOST_MAIL_BYTES = 25 * 1024 * 1024;

/** The job that reads and judges one message. */
export const PROCESS_MAIL = 'mail.process';

/** What is known of a message besides itself. */
export interface Envelope {
  source: MailSource;
  from: string | null;
  to: string[];
  remoteAddress: string | null;
  helo: string | null;
  mailboxUid?: string;
  /** When a mailbox took it in; otherwise now. */
  receivedAt?: Date;
}

/** The message is longer than is taken. */
export class MailTooLargeError extends Error {
  constructor() {
    super(`The message is longer than ${MOST_MAIL_BYTES} bytes. Send large files another way.`);
    this.name = 'MailTooLargeError';
  }
}

/**
 * Keeps a message, unread, and the job to read it. When this returns, the message survives whatever happens here.
 *
 * @returns its id; null when this message of a mailbox is here already
 * @throws MailTooLargeError, and Problem `unavailable` when it cannot be kept
 */
export async function receiveMail(
  platform: Platform,
  envelope: Envelope,
  raw: Readable,
): Promise<string | null> {
  const { clock, db, files, jobs } = platform;
  const receivedAt = envelope.receivedAt ?? clock.now();
  // On an error of the connection the stream ends without its end, and nothing is kept.
  raw.on('error', (error) => limited.destroy(error));
  const limited = raw.pipe(atMost(MOST_MAIL_BYTES + 1));
  const kept = files.put(limited, (file) => {
    if (file.sizeBytes > MOST_MAIL_BYTES) throw new MailTooLargeError();
  });
  // Where it cannot be kept, its sender is still to be heard out.
  const { sha256, sizeBytes } = await kept.finally(() => raw.resume());
  const id = newId('mai', clock);
  return db.transaction(async (tx) => {
    const written = await tx
      .insert(mailReceived)
      .values({
        id,
        source: envelope.source,
        envelopeFrom: envelope.from,
        envelopeTo: envelope.to,
        remoteAddress: envelope.remoteAddress,
        helo: envelope.helo,
        pair: pairOf(envelope.remoteAddress, envelope.from),
        receivedAt,
        rawBlob: sha256,
        rawSize: sizeBytes,
        state: 'received',
        mailboxUid: envelope.mailboxUid ?? null,
      })
      .onConflictDoNothing()
      .returning({ id: mailReceived.id });
    if (written.length === 0) return null;
    await jobs.send(tx, PROCESS_MAIL, { id });
    return id;
  });
}

// Reads all there is, for its sender waits until the end, and passes on no more than is needed to see that it is too much.
function atMost(bytes: number): Transform {
  let left = bytes;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const part = chunk.subarray(0, left);
      left -= part.length;
      done(null, part.length > 0 ? part : undefined);
    },
  });
}
