import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport, type Transporter } from 'nodemailer';
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
}

const JOB = 'mail.send';

/** Sends a mail after the transaction has committed, and again until it has left. */
export async function sendMail(platform: Platform, tx: Tx | Db, mail: Mail): Promise<void> {
  await platform.jobs.send(tx, JOB, mail);
}

/** The job behind {@link sendMail}: over SMTP, or into a file for each mail. */
export function registerMailJob(platform: Platform): void {
  const { smtpUrl } = platform.config;
  const deliver = smtpUrl ? overSmtp(platform, createTransport(smtpUrl)) : intoFiles(platform);
  platform.jobs.register<Mail>(JOB, deliver, { concurrency: 2, retryLimit: 20 });
}

function overSmtp({ config, log }: Platform, transport: Transporter): (mail: Mail) => Promise<void> {
  return async ({ kind, ...mail }) => {
    await transport.sendMail({ from: config.mailFrom, ...mail });
    log.info({ kind }, 'a mail was sent');
  };
}

function intoFiles({ config, clock, log }: Platform): (mail: Mail) => Promise<void> {
  const composer = createTransport({ streamTransport: true, buffer: true });
  const folder = join(config.dataDir, 'outbox');
  return async ({ kind, ...mail }) => {
    const { message } = await composer.sendMail({ from: config.mailFrom, ...mail });
    const stamp = clock.now().toISOString().replace(/[:.]/g, '-');
    const file = join(
      folder,
      `${stamp}-${process.hrtime.bigint().toString().padStart(20, '0')}-${randomBytes(2).toString('hex')}.eml`,
    );
    await mkdir(folder, { recursive: true });
    await writeFile(file, message as Buffer, { mode: 0o600 });
    log.info({ kind, file }, 'a mail was written to a file, because SMTP_URL is not set');
  };
}
