const MARK = '[▇▇▇▇]';

/**
 * Takes parts out of texts. The longest go first, so that no rest of a longer part stays when a shorter one is in it.
 *
 * @example redactor(['hunter2'])('It is hunter2.'); // 'It is [▇▇▇▇].'
 */
export function redactor(parts: string[]): (text: string) => string {
  const sorted = parts.toSorted((a, b) => b.length - a.length);
  return (text) => sorted.reduce((left, part) => left.replaceAll(part, () => MARK), text);
}
