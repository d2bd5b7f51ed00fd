/**
 * Text as words in plain small letters, so that it is found whatever the locale of the database.
 *
 * @example searchWords('L’Épi d’Or', 'epi.shop'); // 'l epi d or epi shop'
 */
export function searchWords(...texts: string[]): string {
  return texts
    .join(' ')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
