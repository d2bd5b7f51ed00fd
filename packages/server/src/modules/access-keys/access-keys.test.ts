import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAccount } from '#accounts';
import type { AccountActor } from '../../context.ts';
import { auditEntries } from '../../schema.ts';
import { makeServer, type TestServer } from '../../testing/make-server.ts';
import { actorFromAccessKey } from './actor-from-access-key.ts';
import { createAccessKey } from './create-access-key.ts';
import { deleteAccessKey } from './delete-access-key.ts';
import { deleteOrganisationKey } from './delete-organisation-key.ts';
import { findAccessKey } from './find-access-key.ts';
import { sweepAccessKeys } from './jobs.ts';
import { listAccessKeys } from './list-access-keys.ts';
import { updateAccessKey } from './update-access-key.ts';

let server: TestServer;
beforeAll(async () => void (server = await makeServer()));
afterAll(() => server.stop());

const DAY_MS = 86_400_000;
let number = 0;
async function someone() {
  const email = `keys-${++number}@example.com`;
  const made = await createAccount(server.ctx(), {
    email,
    name: `Keys ${number}`,
    operator: false,
    accessKeyName: 'first',
  });
  const actor = await actorFromAccessKey(server.platform, made.accessKey!.secret);
  return { email, actor, ctx: server.ctx(actor), secret: made.accessKey!.secret };
}

test('a key has its defaults, and what its maker chose', async () => {
  const { ctx } = await someone();
  const plain = await createAccessKey(ctx, { name: '  ci  ' });
  expect(plain.row).toMatchObject({ name: 'ci', isSession: false, createdBy: '127.0.0.1', lastUsedAt: null });
  expect(plain.row.expiresAt.getTime()).toBe(server.clock.nowMs() + 60 * DAY_MS);
  const chosen = await createAccessKey(ctx, {
    name: 'laptop',
    secret: 'my_own-key0123456789',
    ttlMs: 1234,
    createdBy: 'laptop',
    isSession: true,
    scope: { level: 'read', organisationId: 'org_x' },
  });
  expect(chosen.secret).toBe('my_own-key0123456789');
  const actor = await actorFromAccessKey(server.platform, chosen.secret);
  expect(actor.scope).toEqual({ level: 'read', organisationId: 'org_x' });
  expect((await createAccessKey(ctx, { name: 'n'.repeat(10_000) })).row.name).toHaveLength(10_000);
});

test('names and secrets are taken once; other people may use the same name', async () => {
  const mine = await someone();
  const other = await someone();
  const made = await createAccessKey(mine.ctx, { name: 'ci', secret: `chosen-${'a'.repeat(20)}` });
  await createAccessKey(other.ctx, { name: 'ci' });
  const taken = (name: string) => ({
    code: 'name-taken',
    message: `The access key "${name}" already exists.`,
  });
  await expect(createAccessKey(mine.ctx, { name: ' ci ' })).rejects.toMatchObject(taken('ci'));
  // A key may not be called like another key's secret, nor take a secret in use, also by others.
  await expect(createAccessKey(mine.ctx, { name: made.secret })).rejects.toMatchObject(taken(made.secret));
  for (const { ctx } of [mine, other]) {
    const again = createAccessKey(ctx, { name: 'again', secret: made.secret });
    await expect(again).rejects.toMatchObject(taken(made.secret));
  }
  await expect(updateAccessKey(mine.ctx, 'ci', { name: 'ci' })).rejects.toMatchObject(taken('ci'));
  const both = await Promise.allSettled([1, 2, 3].map(() => createAccessKey(mine.ctx, { name: 'race' })));
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('names, secrets and times out of bounds are refused, and nothing is stored', async () => {
  const { ctx } = await someone();
  const bad = [
    { name: '   ' },
    { name: 'n'.repeat(10_001) },
    { name: 'a', secret: 'short' },
    { name: 'a', secret: 'has a blank in it' },
    { name: 'a', secret: 'x'.repeat(101) },
    { name: 'a', ttlMs: -1 },
    { name: 'a', ttlMs: Number.MAX_VALUE },
    { name: 'a', ttlMs: Number.NaN },
  ];
  for (const input of bad)
    await expect(createAccessKey(ctx, input)).rejects.toMatchObject({ code: 'invalid-input' });
  expect((await listAccessKeys(ctx)).items).toHaveLength(1);
});

test('a key is found by id, name and secret, and only by its owner', async () => {
  const mine = await someone();
  const other = await someone();
  const { row, secret } = await createAccessKey(mine.ctx, { name: 'find me' });
  for (const key of [row.id, 'find me', secret]) {
    expect((await findAccessKey(mine.ctx, key)).id).toBe(row.id);
    await expect(findAccessKey(other.ctx, key)).rejects.toMatchObject({ code: 'not-found' });
    await expect(updateAccessKey(other.ctx, key, { ttlMs: 0 })).rejects.toMatchObject({ code: 'not-found' });
    await expect(deleteAccessKey(other.ctx, key)).rejects.toMatchObject({ code: 'not-found' });
  }
  await actorFromAccessKey(server.platform, secret);
});

test('keys are listed oldest first, by pages', async () => {
  const { ctx } = await someone();
  for (const name of ['b', 'a', 'c']) {
    server.clock.advance(1);
    await createAccessKey(ctx, { name });
  }
  const first = await listAccessKeys(ctx, { limit: 3 });
  const second = await listAccessKeys(ctx, { limit: 3, cursor: first.nextCursor! });
  expect([...first.items, ...second.items].map(({ name }) => name)).toEqual(['first', 'b', 'a', 'c']);
  expect(second.nextCursor).toBeNull();
});

test('a key with less than everything changes neither the account nor its keys', async () => {
  const { ctx, actor } = await someone();
  const scopes: AccountActor['scope'][] = [
    { level: 'read', organisationId: null },
    { level: 'release', organisationId: null },
    { level: 'full', organisationId: 'org_x' },
  ];
  for (const scope of scopes) {
    const small = server.ctx({ ...actor, scope });
    const acts = [
      createAccessKey(small, { name: 'more' }),
      updateAccessKey(small, 'first', { ttlMs: 0 }),
      deleteAccessKey(small, 'first'),
    ];
    for (const act of acts) await expect(act).rejects.toMatchObject({ code: 'scope-too-small' });
  }
  const nobody = server.ctx();
  await expect(createAccessKey(nobody, { name: 'x' })).rejects.toMatchObject({ code: 'not-signed-in' });
  await expect(listAccessKeys(nobody)).rejects.toMatchObject({ code: 'not-signed-in' });
  expect((await listAccessKeys(ctx)).items.map(({ name }) => name)).toEqual(['first']);
});

test('every change of a key is in the audit log, without its name and secret', async () => {
  const { ctx } = await someone();
  const { row, secret } = await createAccessKey(ctx, { name: 'very private name' });
  await updateAccessKey(ctx, row.id, { name: 'another private name', ttlMs: 5000 });
  await updateAccessKey(ctx, row.id, {});
  await deleteAccessKey(ctx, row.id);
  const entries = await server.db.select().from(auditEntries).where(eq(auditEntries.targetId, row.id));
  const actions = entries.map(({ action }) => action);
  expect(actions.toSorted()).toEqual(['access-key.created', 'access-key.deleted', 'access-key.updated']);
  expect(JSON.stringify(entries)).not.toMatch(new RegExp(`private|${secret}`));
});

test('an organisation removes only keys that are bound to it', async () => {
  const { ctx } = await someone();
  const scope = { level: 'release', organisationId: 'org_mine' } as const;
  const bound = await createAccessKey(ctx, { name: 'bound', scope });
  const free = await createAccessKey(ctx, { name: 'free' });
  await server.db.transaction(async (tx) => {
    expect(await deleteOrganisationKey(tx, 'org_other', bound.row.id)).toBeUndefined();
    expect(await deleteOrganisationKey(tx, 'org_mine', free.row.id)).toBeUndefined();
    expect((await deleteOrganisationKey(tx, 'org_mine', bound.row.id))?.id).toBe(bound.row.id);
  });
});

test('sessions of CLIs go a month after they expired; other expired keys stay', async () => {
  const { ctx } = await someone();
  await createAccessKey(ctx, { name: 'Login-1', isSession: true, ttlMs: DAY_MS });
  await createAccessKey(ctx, { name: 'old', ttlMs: DAY_MS });
  const names = async () => (await listAccessKeys(ctx)).items.map(({ name }) => name).toSorted();
  server.clock.advance(30 * DAY_MS);
  await sweepAccessKeys(server.platform);
  expect(await names()).toContain('Login-1');
  server.clock.advance(2 * DAY_MS);
  await sweepAccessKeys(server.platform);
  expect(await names()).toEqual(['first', 'old']);
});
