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
  /** Default: the sender of the configuration. */
  from?: string;
  replyTo?: string;
  /** Ours, without brackets; a mail that is sent again keeps it. */
  messageId?: string;
  /** What it answers, oldest first, without brackets. */
  references?: string[];
  /** Nobody wrote it: no other machine is to answer, and reports about it come to nobody. */
  isAutomatic?: boolean;
}

/** Sends one mail: over SMTP, or into a file where there is none. */
export type Mailer = (mail: Mail) => Promise<void>;

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
  const { smtpUrl } = platform.config;
  return smtpUrl ? overSmtp(platform, createTransport(smtpUrl)) : intoFiles(platform);
}

function message(mail: Mail, defaultFrom: string): SendMailOptions {
  const { to, subject, text, html, from = defaultFrom, replyTo, messageId, references = [] } = mail;
  const inReplyTo = references.at(-1);
  return {
    from,
    to,
    subject,
    text,
    ...(html !== undefined && { html }),
    ...(replyTo !== undefined && { replyTo }),
    ...(messageId !== undefined && { messageId: `<${messageId}>` }),
    ...(inReplyTo !== undefined && {
      inReplyTo: `<${inReplyTo}>`,
      references: references.map((id) => `<${id}>`),
    }),
    // Reports about it would otherwise be answered in turn.
    ...(mail.isAutomatic && { envelope: { from: '', to } }),
    headers: headersOf(mail),
  };
}

function headersOf({ unsubscribeUrl, isAutomatic }: Mail): Record<string, string> {
  return {
    ...(unsubscribeUrl !== undefined && {
      'List-Unsubscribe': `<${unsubscribeUrl}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    }),
    ...(isAutomatic && { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All' }),
  };
}

function overSmtp({ config, log }: Platform, transport: Transporter): Mailer {
  return async (mail) => {
    await transport.sendMail(message(mail, config.mailFrom));
    log.info({ kind: mail.kind }, 'a mail was sent');
  };
}

function intoFiles({ config, clock, log }: Platform): Mailer {
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
