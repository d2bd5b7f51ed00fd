const LONGEST = 63;
// Room for "-" and a number.
const LONGEST_BASE = 52;

/**
 * A slug from any name: letters without accents, digits and single hyphens; `app` when nothing is left.
 *
 * @example slugOf('Café Größe 2'); // 'cafe-grosse-2'
 */
export function slugOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/ß/g, 'ss')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, LONGEST_BASE)
    .replace(/-+$/, '');
  return plain || 'app';
}

/**
 * The slug itself, or the first of `slug-2`, `slug-3` … that nobody has.
 *
 * @example freeSlug('shop', new Set(['shop', 'shop-2'])); // 'shop-3'
 */
export function freeSlug(slug: string, taken: ReadonlySet<string>): string {
  if (!taken.has(slug)) return slug;
  for (let number = 2; ; number++) {
    const candidate = `${slug}-${number}`;
    if (candidate.length <= LONGEST && !taken.has(candidate)) return candidate;
  }
}
