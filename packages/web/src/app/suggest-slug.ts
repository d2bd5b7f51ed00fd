const LONGEST = 63;

/**
 * A name for addresses made from a name for people.
 *
 * @example suggestSlug('Épicerie & Co.'); // 'epicerie-co'
 */
export function suggestSlug(name: string): string {
  const plain = name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replaceAll(/^-+|-+$/g, '');
}
