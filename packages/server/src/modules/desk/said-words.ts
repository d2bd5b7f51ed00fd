import { accounts } from '#accounts';
import { ticketMessages, ticketNotes } from '#ticket-store';
import { sql, type SQL } from 'drizzle-orm';

/** What is written in messages or notes, and how it is searched for words. */
function says(words: string): SQL {
  return sql`to_tsvector('simple'::regconfig, m.text) @@ websearch_to_tsquery('simple'::regconfig, ${words})`;
}

/** Words that stand in more messages than this are looked for ticket by ticket. */
const MOST_SAID = 10_000;

/**
 * Selects whether words stand in so many messages, or notes, that they had better be looked for in each ticket: those
 * of most tickets are found soon that way, and none is left out.
 */
export function commonWords(text: string, inNotes: boolean): SQL {
  const isCommon = (table: SQL): SQL =>
    sql`EXISTS (SELECT FROM ${table} m WHERE ${says(clean(text))} OFFSET ${MOST_SAID})`;
  const places = [isCommon(sql`${ticketMessages}`), ...(inNotes ? [isCommon(sql`${ticketNotes}`)] : [])];
  return sql`SELECT ${sql.join(places, sql` OR `)} AS "areCommon"`;
}

// Rare words are found by their index, once for a page; common ones in what was written on a candidate.
function written(table: SQL, words: string, areCommon: boolean): SQL {
  if (!areCommon) return sql`r.id IN (SELECT m.ticket_id FROM ${table} m WHERE ${says(words)})`;
  return sql`EXISTS (SELECT FROM (
    SELECT m.text FROM ${table} m WHERE m.org_id = r.org_id AND m.ticket_id = r.id OFFSET 0) m WHERE ${says(words)})`;
}

/** Whether the row `r` of a candidate has words in its subject, its requester's name, or what was written on it. */
export function saying(text: string, inNotes: boolean, areCommon: boolean): SQL {
  const said = clean(text);
  const pattern = `%${said.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const places = [
    sql`r.subject ILIKE ${pattern}`,
    sql`EXISTS (SELECT FROM ${accounts} a WHERE a.id = r.requester_id AND a.name ILIKE ${pattern})`,
    written(sql`${ticketMessages}`, said, areCommon),
    ...(inNotes ? [written(sql`${ticketNotes}`, said, areCommon)] : []),
  ];
  return sql`(${sql.join(places, sql` OR `)})`;
}

function clean(text: string): string {
  return text.replaceAll('\0', '');
}
