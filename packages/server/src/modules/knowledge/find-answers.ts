import type { DocAnswer } from '@codepushgo/contract';
import { and, eq, or, sql, type SQL } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import type { Language } from '../../platform/language.ts';
import { CONFIGURATIONS } from './index-library.ts';
import { queryWords } from './query-words.ts';
import { knowledgeEntries } from './schema.ts';

/** What is looked for. */
export interface Question {
  text: string;
  /** Of the reader. */
  language: Language;
  limit: number;
  /** The last word may be the beginning of one that is still being typed. */
  isTyped: boolean;
  /** Also what is for those who change the software. */
  withProject: boolean;
}

const { language, path, anchor, written, kind, title, heading, text, words } = knowledgeEntries;
// Characters that no document holds.
const [FROM, TO] = ['\u0001', '\u0002'];
const HEADLINE = `StartSel=${FROM},StopSel=${TO},MaxWords=30,MinWords=12,MaxFragments=1`;

/**
 * The places of the documentation that have most to do with a text, the best first.
 *
 * One that holds all words comes before those that hold some; headings count more than text.
 *
 * @example await findAnswers(ctx, { text: 'sign', language: 'en', limit: 5, isTyped: true, withProject: true });
 */
export async function findAnswers(
  { db, config }: Pick<Ctx, 'db' | 'config'>,
  question: Question,
): Promise<DocAnswer[]> {
  const asked = queryWords(question.text);
  if (asked.length === 0) return [];
  const any = queriesFor(question, asked, ' | ');
  const all = queriesFor(question, asked, ' & ');
  const best = db
    .select({
      path,
      anchor,
      written,
      title,
      heading,
      text,
      rank: sql<number>`${rankBy(any)} * (CASE WHEN ${matches(all)} THEN 4 ELSE 1 END)
        * (CASE ${kind} WHEN 'project' THEN 0.25 ELSE 1 END)`.as('rank'),
    })
    .from(knowledgeEntries)
    .where(
      and(eq(language, question.language), matches(any), question.withProject ? undefined : eq(kind, 'user')),
    )
    .orderBy(sql`rank DESC`, path, anchor)
    .limit(question.limit)
    .as('best');
  const rows = await db
    .select({
      path: best.path,
      anchor: best.anchor,
      written: best.written,
      title: best.title,
      heading: best.heading,
      // Made for what is shown alone: it reads the whole text.
      excerpt: sql<string>`CASE best.written ${cases(
        any,
        (config, query) => sql`ts_headline(${config}::regconfig, best.text, ${query}, ${HEADLINE})`,
      )} END`,
    })
    .from(best)
    .orderBy(sql`best.rank DESC`, best.path, best.anchor);
  return rows.map((row) => ({
    title: row.title,
    heading: row.heading,
    url: `${config.publicUrl}/${question.language}/docs/${row.path}${row.anchor && `#${row.anchor}`}`,
    language: row.written,
    excerpt: piecesOf(row.excerpt),
  }));
}

/** By the language in which something is written, its configuration and query. */
type Queries = [Language, string, SQL][];

// Readers of French find English where there is no French page.
function queriesFor({ language: reader, isTyped }: Question, asked: string[], join: string): Queries {
  const query = asked.map((word, n) => (isTyped && n === asked.length - 1 ? `${word}:*` : word)).join(join);
  const writtenIn: Language[] = reader === 'en' ? ['en'] : ['fr', 'en'];
  return writtenIn.map((one) => {
    const config = CONFIGURATIONS[one];
    return [one, config, sql`to_tsquery(${config}::regconfig, ${query})`];
  });
}

function matches(queries: Queries): SQL | undefined {
  return or(...queries.map(([one, , query]) => and(eq(written, one), sql`${words} @@ ${query}`)));
}

function rankBy(queries: Queries): SQL {
  return sql`CASE ${written} ${cases(queries, (_config, query) => sql`ts_rank(${words}, ${query}, 1)`)} END`;
}

function cases(queries: Queries, then: (config: string, query: SQL) => SQL): SQL {
  return sql.join(
    queries.map(([one, config, query]) => sql`WHEN ${one} THEN ${then(config, query)}`),
    sql` `,
  );
}

function piecesOf(headline: string): DocAnswer['excerpt'] {
  const pieces: DocAnswer['excerpt'] = [];
  let isMatch = false;
  for (const piece of headline.replace(/\s+/g, ' ').split(/([\u0001\u0002])/)) {
    if (piece === FROM || piece === TO) isMatch = piece === FROM;
    else if (piece !== '') pieces.push({ text: piece, isMatch });
  }
  return pieces;
}
