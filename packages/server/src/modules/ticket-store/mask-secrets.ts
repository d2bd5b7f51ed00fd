import type { FoundSecret } from '@codepushgo/contract';

/** Something in a text that looks like a secret. */
export interface Suspect {
  kind: FoundSecret['kind'];
  from: number;
  to: number;
}

// The shapes that their issuers publish, so that leaks can be found.
const SHAPES: [FoundSecret['kind'], RegExp][] = [
  [
    'private-key',
    // One that has no end is one up to the next: each character is looked at once, however many there are.
    /-----BEGIN (?:[A-Z0-9]+ ){0,3}PRIVATE KEY-----(?:(?!-----BEGIN )[\s\S]){0,20000}?(?:-----END (?:[A-Z0-9]+ ){0,3}PRIVATE KEY-----|(?=-----BEGIN )|$(?![\s\S]))/g,
  ],
  ['access-key', /(?<![A-Za-z0-9_-])cpg_[A-Za-z0-9_-]{20,100}/g],
  ['github', /(?<![A-Za-z0-9_])(?:gh[pousr]_[A-Za-z0-9]{36,255}|github_pat_[A-Za-z0-9_]{22,255})/g],
  ['aws', /(?<![A-Z0-9])(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Z0-9])/g],
  ['slack', /(?<![A-Za-z0-9])xox[abeoprs]-[A-Za-z0-9-]{10,250}/g],
  ['jwt', /(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{10,8000}\.eyJ[A-Za-z0-9_-]{5,8000}\.[A-Za-z0-9_-]{10,2000}/g],
];
// What keys of ours may look like; whether they are some, the database says.
const OURS = /(?<![A-Za-z0-9_-])[A-Za-z0-9_-]{20,100}(?![A-Za-z0-9_-])/g;

/**
 * What looks like a secret of a known kind, in its order, without overlap.
 *
 * @example findShapes('My key is AKIAIOSFODNN7EXAMPLE')[0]?.kind; // 'aws'
 */
export function findShapes(text: string): Suspect[] {
  const found = SHAPES.flatMap(([kind, shape]) =>
    [...text.matchAll(shape)].map(({ index, 0: all }) => ({ kind, from: index, to: index + all.length })),
  ).toSorted((a, b) => a.from - b.from || b.to - a.to);
  return found.filter(({ from }, at) => !found.slice(0, at).some((one) => from < one.to));
}

/**
 * Words that might be a key of this server, each once, at most a thousand.
 *
 * @example findWords('short and cpg_0123456789abcdefghijklmn'); // ['cpg_0123456789abcdefghijklmn']
 */
export function findWords(text: string): string[] {
  return [...new Set([...text.matchAll(OURS)].map(([word]) => word))].slice(0, 1000);
}

/**
 * What stands in the place of a secret: its kind and its first four characters, which its owner knows it by.
 *
 * @example maskOf('github', 'ghp_secret'); // '[github ghp_••••]'
 */
export function maskOf(kind: FoundSecret['kind'], secret: string): string {
  return kind === 'private-key' ? '[private-key ••••]' : `[${kind} ${secret.slice(0, 4)}••••]`;
}
