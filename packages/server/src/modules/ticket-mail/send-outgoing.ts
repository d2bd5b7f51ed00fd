import { and, eq, inArray } from 'drizzle-orm';
import type { Platform } from '../../context.ts';
import { openMailer, type Mail, type Mailer } from '../../platform/mail.ts';
import { countOutgoing } from './count-outgoing.ts';
import { outgoingMails, type OutgoingState } from './schema.ts';

/** The job that sends one mail. */
export const SEND_OUTGOING = 'ticket-mail.send';

/** What waits: links in a mail are secrets, and so is what customers write. */
interface Waiting {
  id: string;
  sealed: string;
}

const PURPOSE = 'mail of support that waits';
const MOST_TRIES = 20;

/** What a job keeps of a mail. */
export function sealMail({ vault }: Pick<Platform, 'vault'>, mail: Mail): string {
  return vault.seal(JSON.stringify(mail), PURPOSE);
}

/**
 * The job behind `queueMail`. A process that is killed between the mail server's answer and ours sends the mail again,
 * with the same `Message-ID`: programs show it once.
 */
export function registerOutgoing(platform: Platform): void {
  const deliver = openMailer(platform);
  platform.jobs.register<Waiting>(SEND_OUTGOING, (waiting) => sendOne(platform, deliver, waiting), {
    concurrency: 2,
    retryLimit: MOST_TRIES,
  });
}

async function sendOne(platform: Platform, deliver: Mailer, { id, sealed }: Waiting): Promise<void> {
  const [row] = await platform.db.select().from(outgoingMails).where(eq(outgoingMails.id, id));
  if (row?.state !== 'queued' && row?.state !== 'delayed') return;
  const mail = JSON.parse(platform.vault.open(sealed, PURPOSE)) as Mail;
  const settle = async (state: OutgoingState, detail: string | null): Promise<void> => {
    const waits = and(eq(outgoingMails.id, id), inArray(outgoingMails.state, ['queued', 'delayed']));
    const set = { state, detail, stateAt: platform.clock.now() };
    const done = await platform.db.update(outgoingMails).set(set).where(waits).returning();
    if (done.length > 0) countOutgoing(platform, state, row.isAutomatic);
  };
  try {
    await deliver(mail);
  } catch (error) {
    const { responseCode } = error as { responseCode?: number };
    const isFinal = responseCode !== undefined && responseCode >= 500;
    await settle(isFinal ? 'bounced' : 'delayed', responseCode === undefined ? null : `${responseCode}`);
    if (isFinal) return platform.log.warn({ id, responseCode }, 'a mail of support was refused');
    throw error;
  }
  await settle('sent', null);
}
