import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport, type SendMailOptions, type Transporter } from 'nodemailer';
import type { Platform } from '../context.ts';
import type { Tx, Db } from './db.ts';

/** A mail to one person. */
export interface Mail {
  to: string;
  subject: string;
  text: string;
  html?: string;
  /** For the log, instead of what the mail says; for instance `verify-address`. */
  kind: string;
  /** Where one request ends mail of this kind (RFC 8058); it must need no sign-in. */
  unsubscribeUrl?: string;
}

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
  const { smtpUrl } = platform.config;
  const deliver = smtpUrl ? overSmtp(platform, createTransport(smtpUrl)) : intoFiles(platform);
  const send = ({ sealed }: SealedMail): Promise<void> =>
    deliver(JSON.parse(platform.vault.open(sealed, PURPOSE)) as Mail);
  platform.jobs.register<SealedMail>(JOB, send, { concurrency: 2, retryLimit: 20 });
}

function message({ kind: _kind, unsubscribeUrl, ...mail }: Mail, from: string): SendMailOptions {
  if (!unsubscribeUrl) return { from, ...mail };
  const headers = {
    'List-Unsubscribe': `<${unsubscribeUrl}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  };
  return { from, ...mail, headers };
}

function overSmtp({ config, log }: Platform, transport: Transporter): (mail: Mail) => Promise<void> {
  return async (mail) => {
    await transport.sendMail(message(mail, config.mailFrom));
    log.info({ kind: mail.kind }, 'a mail was sent');
  };
}

function intoFiles({ config, clock, log }: Platform): (mail: Mail) => Promise<void> {
  const composer = createTransport({ streamTransport: true, buffer: true });
  const folder = join(config.dataDir, 'outbox');
  return async (mail) => {
    const { message: composed } = await composer.sendMail(message(mail, config.mailFrom));
    const stamp = clock.now().toISOString().replace(/[:.]/g, '-');
    const file = join(
      folder,
      `${stamp}-${process.hrtime.bigint().toString().padStart(20, '0')}-${randomBytes(2).toString('hex')}.eml`,
    );
    await mkdir(folder, { recursive: true });
    await writeFile(file, composed as Buffer, { mode: 0o600 });
    log.info({ kind: mail.kind, file }, 'a mail was written to a file, because SMTP_URL is not set');
  };
}
