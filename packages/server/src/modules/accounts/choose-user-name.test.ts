import { Slug } from '@codepushgo/contract';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeServer, type TestServer } from '../../testing/make-server.ts';
import { slugOf } from './choose-user-name.ts';
import { createAccount } from './create-account.ts';

let server: TestServer;
beforeAll(async () => void (server = await makeServer()));
afterAll(() => server.stop());

test('any text becomes a slug or nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      const slug = slugOf(text);
      return slug === '' || (Slug.safeParse(slug).success && slug.length <= 39);
    }),
  );
  expect(slugOf('Zoë Müller-Lüdenscheidt')).toBe('zoe-muller-ludenscheidt');
});

test('user names come from the name, else the address, and are never shared, at the same time either', async () => {
  const make = (name: string, email: string) => createAccount(server.ctx(), { name, email, operator: false });
  const twins = await Promise.all([1, 2, 3].map((n) => make('Zoë Twin', `twin-${n}@example.com`)));
  const names = twins.map(({ account }) => account.userName);
  expect(names.toSorted()).toEqual(['zoe-twin', 'zoe-twin-2', 'zoe-twin-3']);
  expect((await make('山田', 'yamada@example.com')).account.userName).toBe('yamada');
  expect((await make('山', '+@example.com'.replace('+', '_'))).account.userName).toBe('user');
});

test('an address has one account, in any spelling', async () => {
  const make = (email: string) => createAccount(server.ctx(), { name: 'One', email, operator: false });
  const tries = await Promise.allSettled(
    ['one@example.com', 'ONE@example.com', ' One@Example.com '].map(make),
  );
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  await expect(make('one@EXAMPLE.com')).rejects.toMatchObject({ code: 'conflict' });
  for (const bad of ['', 'one', 'one@', '@example.com', `${'x'.repeat(260)}@example.com`]) {
    await expect(make(bad)).rejects.toMatchObject({ code: 'invalid-input' });
  }
});
