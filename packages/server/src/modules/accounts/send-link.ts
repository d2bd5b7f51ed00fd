import { count, eq } from 'drizzle-orm';
import type { Platform } from '../../context.ts';
import type { Db, Tx } from '../../platform/db.ts';
import { sendMail } from '../../platform/mail.ts';
import { findAccount } from './find-account.ts';
import { makeLink } from './links.ts';
import { accounts } from './schema.ts';
import type { Language } from '../../platform/language.ts';
import { mails, type MailText } from './texts.ts';

/** The job that answers a request for a link by mail. */
export const SEND_LINK = 'accounts.send-link';

/** Who asked for which link. */
export interface LinkRequest {
  kind: 'sign-up' | 'reset' | 'change-email';
  email: string;
  language: Language;
  /** What the link brings along; for a change of address, whose account it is. */
  payload: Record<string, string>;
}

/** True when anybody may make an account with this address. */
export async function maySignUp(
  { config, news, clock }: Platform,
  tx: Tx | Db,
  email: string,
): Promise<boolean> {
  const [row] = await tx.select({ accounts: count() }).from(accounts);
  // Before the first operator there is only the link of the first start.
  if (row!.accounts === 0) return false;
  return config.signUp === 'open' || (await news.isInvited(tx, email, clock.now()));
}

/**
 * Writes the mail that a request leads to, if any. It runs as a job, so that who asked waits equally long
 * whether or not the address is known.
 */
export async function sendLink(platform: Platform, request: LinkRequest): Promise<void> {
  await platform.db.transaction(async (tx) => {
    const text = await writers[request.kind](platform, tx, request);
    if (text) await sendMail(platform, tx, { to: request.email, kind: request.kind, ...text });
  });
}

const writers = { 'sign-up': signUpMail, reset: resetMail, 'change-email': emailChangeMail };

async function emailChangeMail(platform: Platform, tx: Tx, request: LinkRequest): Promise<MailText | null> {
  const { publicUrl } = platform.config;
  const [account] = await tx.select().from(accounts).where(eq(accounts.id, request.payload['accountId']!));
  if (!account) return null;
  const asked = mails[account.language].emailChangeAsked(request.email, `${publicUrl}/forgot-password`);
  await sendMail(platform, tx, { to: account.email, kind: 'change-email-asked', ...asked });
  const holder = await findAccount(tx, request.email);
  if (holder) return mails[holder.language].addressTaken(`${publicUrl}/forgot-password`);
  const link = { subject: account.id, payload: { email: request.email } };
  const url = await makeLink(platform, tx, 'change-email', link);
  return mails[account.language].changeEmail(url, account.userName);
}

async function resetMail(platform: Platform, tx: Tx, request: LinkRequest): Promise<MailText | null> {
  const account = await findAccount(tx, request.email);
  if (!account) return null;
  const link = await makeLink(platform, tx, 'reset', { subject: account.id, payload: request.payload });
  return mails[account.language].reset(link);
}

async function signUpMail(platform: Platform, tx: Tx, request: LinkRequest): Promise<MailText | null> {
  const { publicUrl } = platform.config;
  const account = await findAccount(tx, request.email);
  if (account) {
    return mails[account.language].alreadyRegistered(`${publicUrl}/sign-in`, `${publicUrl}/forgot-password`);
  }
  if (!(await maySignUp(platform, tx, request.email))) return null;
  const link = await makeLink(platform, tx, 'sign-up', { subject: request.email, payload: request.payload });
  return mails[request.language].signUp(link);
}
