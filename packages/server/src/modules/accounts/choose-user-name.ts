import { eq } from 'drizzle-orm';
import type { News } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { accounts } from './schema.ts';
import { newPlainCode } from '../../platform/secrets.ts';

const LONGEST = 39;
const NUMBERED = 20;

/**
 * A text as a part of addresses: lower-case letters, digits and single hyphens.
 *
 * @example slugOf('Zoë Müller-Lüdenscheidt'); // 'zoe-muller-ludenscheidt'
 */
export function slugOf(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replace(/^-|-$/g, '');
}

/** Chooses a user name that neither an account nor an organisation holds; from the name, else from the address. */
export async function chooseUserName(news: News, tx: Tx, name: string, email: string): Promise<string> {
  const base = slugOf(name) || slugOf(email.split('@')[0]!) || 'user';
  for (let number = 1; number <= NUMBERED; number++) {
    const candidate = number === 1 ? base : `${base}-${number}`;
    if (await isFree(news, tx, candidate)) return candidate;
  }
  return `${base}-${newPlainCode(10).toLowerCase()}`;
}

async function isFree(news: News, tx: Tx, candidate: string): Promise<boolean> {
  const taken = await tx.select({ id: accounts.id }).from(accounts).where(eq(accounts.userName, candidate));
  return taken.length === 0 && (await news.isSlugFree(tx, candidate));
}
