import { expect, test } from 'vitest';
import { mendFrenchSpaces } from './french-spaces.ts';

const SPACE = '\u00a0';

test('spaces of French punctuation do not break, in texts of each kind', () => {
  expect(mendFrenchSpaces("a: 'Quoi ?', b: `Le « nom » : ${name} !`")).toBe(
    `a: 'Quoi${SPACE}?', b: \`Le «${SPACE}nom${SPACE}»${SPACE}: \${name}${SPACE}!\``,
  );
  expect(mendFrenchSpaces("t: `l'app n'est pas là`")).toBe('t: `l’app n’est pas là`');
});

test('code is left alone, also inside of texts, and so are addresses and what is right already', () => {
  const right = [
    "const t = isOpen ? 'Quoi' : 'Rien'; // pourquoi ? voilà",
    "f: (n) => `${n === 1 ? `un : ${n ? 'a' : 'b'}` : 'deux'}`".replace('un :', `un${SPACE}:`),
    "u: 'https://example.com/a?b=c :80'",
    `d: 'Déjà${SPACE}: bien'`,
  ];
  for (const code of right) expect(mendFrenchSpaces(code)).toBe(code);
});
