import { expect, test } from 'vitest';
import fc from 'fast-check';
import { redactor } from './redactor.ts';

const text = fc.stringMatching(/^[a-c$&.*\\`]{0,20}$/);
const parts = fc.array(fc.stringMatching(/^[a-c$&.*\\`]{2,5}$/), { minLength: 1, maxLength: 4 });

test('no part is left in any text, and what holds none stays as it is', () => {
  fc.assert(
    fc.property(text, parts, (written, wanted) => {
      const left = redactor(wanted)(written);
      expect(wanted.filter((part) => left.includes(part))).toEqual([]);
      expect(left === written).toBe(!wanted.some((part) => written.includes(part)));
    }),
  );
});

test('a part inside a longer one leaves no rest of it', () => {
  expect(redactor(['secret', 'secret-and-more'])('a secret-and-more, a secret')).toBe('a [▇▇▇▇], a [▇▇▇▇]');
});
