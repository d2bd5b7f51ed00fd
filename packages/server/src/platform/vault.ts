import { eq } from 'drizzle-orm';
import { createHmac, randomBytes } from 'node:crypto';
import type { Db } from './db.ts';
import { platformSecrets } from './schema.ts';
import { keyFrom, seal, unseal } from './seal.ts';

/** Closes what must be readable again but is nobody else's business: secrets of webhooks, mail that waits. */
export interface Vault {
  /** Reads the key that the database keeps, and makes it at the first start. Before anything is sealed. */
  load(db: Db): Promise<void>;
  /** Encrypts a text. What was sealed for one purpose does not open for another. */
  seal(text: string, purpose: string): string;
  /** The text again; throws when no key of this process fits or the text was changed. */
  open(sealed: string, purpose: string): string;
  /** Codes that only this server can have made for a text: the first is what to give out, all are to be believed. */
  codes(text: string, purpose: string): [Buffer, ...Buffer[]];
}

const NAME = 'vault';
// What stands in front of a sealed text says where its key is.
const CONFIGURED = 'c.';
const STORED = 'd.';

/**
 * A vault over the keys of the configuration, or over one that the database keeps when there are none.
 *
 * @param configured the first key seals, all of them open, so that a key can be replaced
 */
export function createVault(configured: readonly string[]): Vault {
  let stored: string | undefined;
  const [first] = configured;
  const storedKey = (): string => {
    if (stored === undefined) throw new Error('The vault is used before the start.');
    return stored;
  };
  return {
    load: async (db) => void (stored = await readStoredKey(db)),
    seal: (text, purpose) =>
      first === undefined
        ? STORED + seal(text, storedKey(), purpose)
        : CONFIGURED + seal(text, first, purpose),
    open: (sealed, purpose) => {
      const body = sealed.slice(CONFIGURED.length);
      return openWithOne(sealed.startsWith(STORED) ? [storedKey()] : configured, body, purpose);
    },
    codes: (text, purpose) => {
      const code = (key: string): Buffer => createHmac('sha256', keyFrom(key, purpose)).update(text).digest();
      // What was given out before there was a configured key is still ours.
      const older = [...configured.slice(1), storedKey()];
      return first === undefined ? [code(storedKey())] : [code(first), ...older.map(code)];
    },
  };
}

function openWithOne(keys: readonly string[], sealed: string, purpose: string): string {
  for (const key of keys) {
    try {
      return unseal(sealed, key, purpose);
    } catch {
      // Another key may fit.
    }
  }
  throw new Error(
    'A sealed text does not open. Was SECRET_KEY changed? Keep the old key behind the new one.',
  );
}

// Of processes that start together one makes the key, and all read that one.
async function readStoredKey(db: Db): Promise<string> {
  const value = randomBytes(32).toString('base64url');
  await db.insert(platformSecrets).values({ name: NAME, value }).onConflictDoNothing();
  const [row] = await db.select().from(platformSecrets).where(eq(platformSecrets.name, NAME));
  return row!.value;
}
