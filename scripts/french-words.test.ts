import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** One word per thing in French too: what is not said, and what is said instead. */
const INSTEAD: [said: RegExp, word: string][] = [
  [/courriel/i, 'e-mail'],
  [/\bformules?\b/i, 'forfait'],
  [/recherches? de mises? à jour/i, 'vérification'],
];

const FILES = [
  'packages/web/src/{app,texts}/*.ts',
  'packages/server/src/{site,modules/*}/*.ts',
  'docs/fr/**/*.md',
];

test('French texts call a thing by one word', () => {
  const files = globSync(FILES).filter(
    (file) => !file.endsWith('.test.ts') && !file.endsWith('match-incidents.ts'),
  );
  expect(files.length).toBeGreaterThan(200);
  const lines = files.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .map((line, at) => ({ line, where: `${file}:${at + 1}` })),
  );
  const wrong = lines.flatMap(({ line, where }) =>
    INSTEAD.filter(([said]) => said.test(line)).map(([, word]) => `${where}: say “${word}”`),
  );
  expect(wrong).toEqual([]);
});
