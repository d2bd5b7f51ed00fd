import { searchWords } from '#organisations';

/** What to look for: an organisation by its id, by words of its name or slug, or by a member's address. */
export type CustomerSearch =
  | { by: 'id'; id: string }
  | { by: 'email'; email: string }
  | { by: 'words'; query: string };

const MOST_WORDS = 8;

/**
 * Reads what an operator typed into the search field.
 *
 * @returns null when nothing in it can be looked for
 * @example readSearch('Acme sho'); // { by: 'words', query: "'acme':* & 'sho':*" }
 */
export function readSearch(text: string): CustomerSearch | null {
  const typed = text.trim();
  if (/^org_[0-9a-z]{26}$/.test(typed)) return { by: 'id', id: typed };
  if (/^[^\s@]+@[^\s@]+$/.test(typed)) return { by: 'email', email: typed.toLowerCase() };
  const words = searchWords(typed).split(' ').filter(Boolean).slice(0, MOST_WORDS);
  return words.length === 0 ? null : { by: 'words', query: words.map((word) => `'${word}':*`).join(' & ') };
}
