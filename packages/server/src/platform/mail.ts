import type { Platform } from '../context.ts';
import type { Tx, Db } from './db.ts';
import { openMailTransport, type Mail, type Mailer } from './mail-transport.ts';

export type { Mail, Mailer } from './mail-transport.ts';

/** What waits: links in a mail are secrets, so the row of the job tells nothing but the kind. */
interface SealedMail {
  kind: string;
  sealed: string;
}

const JOB = 'mail.send';
const PURPOSE = 'mail that waits';

/** Sends a mail after the transaction has committed, and again until it has left. */
export async function sendMail(platform: Platform, tx: Tx | Db, mail: Mail): Promise<void> {
  const sealed = platform.vault.seal(JSON.stringify(mail), PURPOSE);
  await platform.jobs.send(tx, JOB, { kind: mail.kind, sealed } satisfies SealedMail);
}

/** The job behind {@link sendMail}: over SMTP, or into a file for each mail. */
export function registerMailJob(platform: Platform): void {
  const deliver = openMailer(platform);
  const send = ({ sealed }: SealedMail): Promise<void> =>
    deliver(JSON.parse(platform.vault.open(sealed, PURPOSE)) as Mail);
  platform.jobs.register<SealedMail>(JOB, send, { concurrency: 2, retryLimit: 20 });
}

/**
 * The way out for mail, for jobs that keep an account of their own of what has left. Others use {@link sendMail}.
 *
 * @throws what the mail server says, with its `responseCode`
 */
export function openMailer(platform: Platform): Mailer {
  return openMailTransport(platform).deliver;
}
