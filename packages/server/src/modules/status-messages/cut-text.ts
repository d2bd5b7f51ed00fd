/**
 * A text of at most so many UTF-16 units, never ending in half a character.
 *
 * @example cutText('abcdef', 4); // 'abc…'
 */
export function cutText(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
