import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Slug } from '@codepushgo/contract';
import { suggestSlug } from './suggest-slug.ts';

test('a name becomes a slug that people would have chosen', () => {
  expect(['Épicerie & Co.', '  Acme  ', 'shop-ios', '日本'].map(suggestSlug)).toEqual([
    'epicerie-co',
    'acme',
    'shop-ios',
    '',
  ]);
});

test('whatever the name, the server takes the slug, unless nothing is left', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (name) => {
      const slug = suggestSlug(name);
      expect(slug === '' || Slug.safeParse(slug).success).toBe(true);
    }),
  );
});
