import fc from 'fast-check';
import { expect, test } from 'vitest';
import { freeSlug, slugOf } from './slug-of.ts';

test.each([
  ['My App', 'my-app'],
  ['Café Größe 2', 'cafe-grosse-2'],
  ['  --x--  ', 'x'],
  ['日本', 'app'],
  ['', 'app'],
])('%j becomes %j', (name, slug) => expect(slugOf(name)).toBe(slug));

test('any name gives a valid slug, and a free one of it always exists', () => {
  const valid = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.nat(30), (name, count) => {
      const taken = new Set<string>();
      for (let n = 0; n <= count; n++) {
        const slug = freeSlug(slugOf(name), taken);
        expect(slug).toMatch(valid);
        expect(taken.has(slug)).toBe(false);
        taken.add(slug);
      }
    }),
  );
});
