import { deploymentKeys } from '#channels';
import { accessKeys } from '#access-keys';
import type { FoundSecret } from '@codepushgo/contract';
import { inArray } from 'drizzle-orm';
import { findShapes, findWords, maskOf, type Suspect } from '#ticket-store';
import type { Db, Tx } from '../../platform/db.ts';
import { hashSecret } from '../../platform/secrets.ts';

/** A text without secrets, and what was taken out. */
export interface CleanText {
  text: string;
  secrets: FoundSecret[];
}

// Tabs and line ends stay; PostgreSQL keeps no NUL, and other control characters only hide something.
const CONTROLS = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/g;

/**
 * What somebody wrote as it is kept: line ends as `\n`, no control characters, and the secrets masked that were pasted
 * into it: keys of this server, by looking them up, and those of others by their shape.
 *
 * @example const { text, secrets } = await cleanText(ctx.db, 'My key is cpg_…');
 */
export async function cleanText(db: Db | Tx, written: string): Promise<CleanText> {
  const text = written.toWellFormed().replace(/\r\n?/g, '\n').replace(CONTROLS, '');
  const ours = await ownKeys(db, findWords(text));
  const shapes = findShapes(text);
  const suspects: Suspect[] = [...shapes];
  for (const [word, { kind }] of ours)
    for (let from = text.indexOf(word); from >= 0; from = text.indexOf(word, from + word.length))
      if (!shapes.some((one) => from < one.to && one.from < from + word.length))
        suspects.push({ kind, from, to: from + word.length });
  return mask(text, suspects, ours);
}

interface Own {
  kind: 'access-key' | 'deployment-key';
  accessKeyId: string | null;
}

function mask(text: string, suspects: Suspect[], ours: Map<string, Own>): CleanText {
  const secrets: FoundSecret[] = [];
  let [kept, at] = ['', 0];
  for (const { kind, from, to } of suspects.toSorted((a, b) => a.from - b.from)) {
    if (from < at) continue;
    const secret = text.slice(from, to);
    const placeholder = maskOf(kind, secret);
    secrets.push({ kind, mask: placeholder, accessKeyId: ours.get(secret)?.accessKeyId ?? null });
    kept += text.slice(at, from) + placeholder;
    at = to;
  }
  return { text: kept + text.slice(at), secrets };
}

// Whose key it is does not matter: it works for whoever reads it.
async function ownKeys(db: Db | Tx, words: string[]): Promise<Map<string, Own>> {
  const found = new Map<string, Own>();
  if (words.length === 0) return found;
  const hashes = new Map(words.map((word) => [hashSecret(word), word]));
  const keys = await db
    .select({ id: accessKeys.id, hash: accessKeys.secretHash })
    .from(accessKeys)
    .where(inArray(accessKeys.secretHash, [...hashes.keys()]));
  const deployed = await db
    .select({ key: deploymentKeys.key })
    .from(deploymentKeys)
    .where(inArray(deploymentKeys.key, words));
  for (const { key } of deployed) found.set(key, { kind: 'deployment-key', accessKeyId: null });
  for (const { id, hash } of keys) found.set(hashes.get(hash)!, { kind: 'access-key', accessKeyId: id });
  return found;
}
