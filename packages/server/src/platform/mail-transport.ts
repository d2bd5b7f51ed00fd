import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport, type SendMailOptions, type Transporter } from 'nodemailer';
import type { Clock } from './clock.ts';
import type { Log } from './log.ts';

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

/** What a way out needs: no database, no jobs. */
export interface MailMeans {
  /** Without `smtpUrl` mail goes into files in `outbox` below `dataDir`. */
  config: { smtpUrl: string | undefined; mailFrom: string; dataDir: string };
  clock: Clock;
  log: Log;
}

/** A way out for mail, open until it is closed. */
export interface MailTransport {
  deliver: Mailer;
  /** Whether the mail server lets us in now, whatever it does with mails. Never rejects. */
  isUp(): Promise<boolean>;
  close(): void;
}

// A server that falls silent must not hold what waits for ever.
const TIMEOUTS = { connectionTimeout: 30_000, greetingTimeout: 30_000, socketTimeout: 120_000 };

/**
 * Opens a way out for mail.
 *
 * @param connections how many stay open for many mails; without it every mail has its own
 */
export function openMailTransport(means: MailMeans, connections?: number): MailTransport {
  const { smtpUrl } = means.config;
  if (!smtpUrl) return intoFiles(means);
  if (!connections) return overSmtp(means, createTransport(smtpUrl));
  // What is sent again is decided by whoever keeps account of it.
  const pooled = {
    url: smtpUrl,
    pool: true,
    maxConnections: connections,
    maxRequeues: 0,
    ...TIMEOUTS,
  } as const;
  return overSmtp(means, createTransport(pooled));
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

function overSmtp({ config, log }: MailMeans, transport: Transporter): MailTransport {
  const deliver: Mailer = async (mail) => {
    await transport.sendMail(message(mail, config.mailFrom));
    log.info({ kind: mail.kind }, 'a mail was sent');
  };
  const isUp = (): Promise<boolean> =>
    transport.verify().then(
      () => true,
      () => false,
    );
  return { deliver, isUp, close: () => transport.close() };
}

function intoFiles({ config, clock, log }: MailMeans): MailTransport {
  const composer = createTransport({ streamTransport: true, buffer: true });
  const folder = join(config.dataDir, 'outbox');
  const deliver: Mailer = async (mail) => {
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
  // A disk that takes no file says nothing about a mail.
  return { deliver, isUp: async () => false, close: () => undefined };
}
