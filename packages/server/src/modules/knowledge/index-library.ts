import { eq, sql, type SQL } from 'drizzle-orm';
import type { Platform } from '../../context.ts';
import type { Db, Tx } from '../../platform/db.ts';
import type { Language } from '../../platform/language.ts';
import type { Library, LibraryEntry } from './library.ts';
import { withBareWords } from './query-words.ts';
import { knowledgeEntries, knowledgeState } from './schema.ts';

/** The text search of PostgreSQL by which each language is read. */
export const CONFIGURATIONS: Record<Language, string> = { en: 'english', fr: 'french' };

// Counts up when rows are made in another way, so that they are made again.
const FORM = 1;
const BATCH = 50;

/**
 * Makes the index of the documents if it was made of others. Several processes may try at once: one does it.
 *
 * @returns whether it was made
 * @example await indexLibrary(platform, { digest: () => '1', entries: () => [] });
 */
export async function indexLibrary(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  library: Library,
): Promise<boolean> {
  const digest = `${FORM} ${library.digest()}`;
  if ((await indexedDigest(db)) === digest) return false;
  return db.transaction(async (tx) => {
    await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtext('knowledge'))`);
    if ((await indexedDigest(tx)) === digest) return false;
    await tx.delete(knowledgeEntries);
    const rows = library.entries();
    for (let at = 0; at < rows.length; at += BATCH)
      await tx.insert(knowledgeEntries).values(rows.slice(at, at + BATCH).map(toRow));
    const set = { digest, indexedAt: clock.now() };
    await tx
      .insert(knowledgeState)
      .values({ id: 'docs', ...set })
      .onConflictDoUpdate({ target: knowledgeState.id, set });
    return true;
  });
}

async function indexedDigest(db: Db | Tx): Promise<string | undefined> {
  const [row] = await db.select().from(knowledgeState).where(eq(knowledgeState.id, 'docs'));
  return row?.digest;
}

function toRow(entry: LibraryEntry) {
  const { written, title, heading, text } = entry;
  const words = sql.join(
    [weighed(written, title, 'B'), weighed(written, heading ?? title, 'A'), weighed(written, text, 'D')],
    sql` || `,
  ) as SQL<string>;
  return { ...entry, words };
}

function weighed(written: Language, text: string, weight: 'A' | 'B' | 'D'): SQL {
  const read = withBareWords(text);
  return sql`setweight(to_tsvector(${CONFIGURATIONS[written]}::regconfig, ${read}), ${weight})`;
}
