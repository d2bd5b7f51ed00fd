import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Actor, Ctx } from '../context.ts';
import { faultyDb } from '../testing/faulty-db.ts';
import { makeServer, type TestServer } from '../testing/make-server.ts';
import { idempotent, sweepIdempotencyKeys, type KeepAnswer } from './idempotency.ts';
import { idempotencyKeys } from './schema.ts';

const HOUR_MS = 60 * 60 * 1000;

let server: TestServer;
let ctx: Ctx;
beforeAll(async () => {
  server = await makeServer();
  ctx = server.ctx(account('acc_1'));
  await server.database.executeSql('create table made (name text)');
});
afterAll(() => server.stop());
beforeEach(() => server.database.executeSql('delete from made; delete from idempotency_keys'));

function account(accountId: string): Actor {
  const scope = { level: 'full', organisationId: null } as const;
  return {
    kind: 'account',
    accountId,
    email: 'a@example.com',
    userName: 'a',
    staff: null,
    scope,
    accessKeyId: null,
  };
}

type Create = (keepAnswer?: KeepAnswer) => Promise<{ name: string }>;
type At = (point: string) => Promise<void> | void;

/** A creation whose answer tells which of them it was; `at` runs at its points. */
function creation(name: string, at: At = () => undefined): Create {
  return async (keepAnswer) => {
    await at('before its transaction');
    const answer = await server.db.transaction(async (tx) => {
      await tx.execute(sql`insert into made values (${name})`);
      await at('before the answer is kept');
      await keepAnswer?.(tx, { name });
      await at('before the commit');
      return { name };
    });
    await at('after the commit');
    return answer;
  };
}

async function made(): Promise<unknown[]> {
  return (await server.db.execute(sql`select name from made`)).rows.map(({ name }) => name);
}

test('the same request under the same key gets the first answer', async () => {
  const first = await idempotent(ctx, 'k', { name: 'x' }, creation('first'));
  expect(await idempotent(ctx, 'k', { name: 'x' }, creation('second'))).toEqual(first);
  expect(await made()).toEqual(['first']);
});

test('another request under the key is refused, another account may use it', async () => {
  await idempotent(ctx, 'k', 'x', creation('first'));
  const reused = { code: 'idempotency-key-reused' };
  await expect(idempotent(ctx, 'k', 'y', creation('second'))).rejects.toMatchObject(reused);
  const other = server.ctx(account('acc_2'));
  expect(await idempotent(other, 'k', 'y', creation('other'))).toEqual({ name: 'other' });
  expect(await made()).toEqual(['first', 'other']);
});

test('several at the same time create once', async () => {
  const names = ['1', '2', '3', '4', '5'];
  const answers = await Promise.all(names.map((name) => idempotent(ctx, 'k', 1, creation(name))));
  expect(await made()).toHaveLength(1);
  const [winner] = await made();
  expect(answers).toEqual(names.map(() => ({ name: winner })));
});

test('different requests at the same time under one key: one is done, the other is told', async () => {
  const both = ['1', '2'].map((name) => idempotent(ctx, 'k', name, creation(name)));
  const ends = await Promise.allSettled(both);
  expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const refusal = ends.find((end) => end.status === 'rejected');
  expect(refusal?.reason).toMatchObject({ code: 'idempotency-key-reused' });
  expect(await made()).toHaveLength(1);
});

test.each([HOUR_MS, 23 * HOUR_MS])(
  'a creation that takes %i ms, while who sent it repeats it, creates once',
  async (ms) => {
    const begun = Promise.withResolvers<void>();
    const repeated = Promise.withResolvers<void>();
    const slow = idempotent(
      ctx,
      'k',
      1,
      creation('slow', async (point) => {
        if (point !== 'before its transaction') return;
        begun.resolve();
        await repeated.promise;
      }),
    );
    await begun.promise;
    server.clock.advance(ms);
    expect(await idempotent(ctx, 'k', 1, creation('quick'))).toEqual({ name: 'quick' });
    repeated.resolve();
    expect(await slow).toEqual({ name: 'quick' });
    expect(await made()).toEqual(['quick']);
  },
);

test('a refusal that comes from the first request being quicker is answered as that one was', async () => {
  const refused: Create = async () => {
    await idempotent(ctx, 'k', 1, creation('first'));
    throw new Error('the name is taken');
  };
  expect(await idempotent(ctx, 'k', 1, refused)).toEqual({ name: 'first' });
});

test.each([
  ['before its transaction', ['second']],
  ['before the answer is kept', ['second']],
  ['before the commit', ['second']],
  ['after the commit', ['first']],
])('cut off %s, a repetition neither loses nor doubles', async (fault, expected) => {
  const faulty = faultyDb(server.db);
  const cutOff = creation('first', (point) => {
    if (point !== fault) return;
    faulty.isGone = true;
    throw new Error('cut off');
  });
  await expect(idempotent({ ...ctx, db: faulty.db }, 'k', 1, cutOff)).rejects.toThrow('cut off');
  expect(await idempotent(ctx, 'k', 1, creation('second'))).toEqual({ name: expected[0] });
  expect(await made()).toEqual(expected);
});

test('a commit that was not acknowledged is answered all the same', async () => {
  const unsure = creation('first', (point) => {
    if (point === 'after the commit') throw new Error('the connection broke');
  });
  expect(await idempotent(ctx, 'k', 1, unsure)).toEqual({ name: 'first' });
});

test('what is kept shows neither the key nor the answer', async () => {
  const key = 'only-the-caller-knows-this';
  await idempotent(ctx, key, 1, creation('told-once'));
  expect(await idempotent(ctx, key, 1, creation('never'))).toEqual({ name: 'told-once' });
  const rows = JSON.stringify(await server.db.select().from(idempotencyKeys));
  expect(rows).not.toMatch(/told-once|only-the-caller/);
});

test('a failure frees the key', async () => {
  const failing = idempotent(ctx, 'k', 1, async () => {
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect(await idempotent(ctx, 'k', 2, creation('x'))).toEqual({ name: 'x' });
});

test('two transactions under one key are refused, since only one could be repeated', async () => {
  const twice: Create = async (keepAnswer) => {
    await creation('first')(keepAnswer);
    return creation('second')(keepAnswer);
  };
  await expect(idempotent(ctx, 'k', 1, twice)).rejects.toThrow('one transaction');
});

test('after a day the key is free, and the sweep forgets it', async () => {
  await idempotent(ctx, 'k', 1, creation('first'));
  server.clock.advance(25 * HOUR_MS);
  expect(await idempotent(ctx, 'k', 2, creation('second'))).toEqual({ name: 'second' });
  server.clock.advance(25 * HOUR_MS);
  expect(await sweepIdempotencyKeys(ctx)).toBe(1);
  expect(await server.db.$count(idempotencyKeys)).toBe(0);
});

test('without a key, everything runs', async () => {
  await idempotent(ctx, undefined, 1, creation('first'));
  expect(await idempotent(ctx, undefined, 1, creation('second'))).toEqual({ name: 'second' });
});

test('a key that is too long is refused', async () => {
  await expect(idempotent(ctx, 'x'.repeat(256), 1, creation('x'))).rejects.toMatchObject({
    code: 'invalid-input',
  });
});
