import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeServer, type TestServer } from '../testing/make-server.ts';
import { sendMail } from './mail.ts';
import { createVault, type Vault } from './vault.ts';

let server: TestServer;
beforeAll(async () => {
  server = await makeServer();
});
afterAll(() => server.stop());

const OLD = 'old key of the operator, long enough';
const NEW = 'new key of the operator, long enough';

async function vaultOf(...keys: string[]): Promise<Vault> {
  const vault = createVault(keys);
  await vault.load(server.db);
  return vault;
}

test('without a configured key all processes share the one of the database', async () => {
  const sealed = (await vaultOf()).seal('whsec_abc', 'webhook');
  expect(sealed).not.toContain('whsec');
  expect((await vaultOf()).open(sealed, 'webhook')).toBe('whsec_abc');
  expect(() => server.platform.vault.open(sealed, 'another purpose')).toThrow(/does not open/);
});

test('a configured key takes over, and can be replaced', async () => {
  const before = (await vaultOf()).seal('a', 'p');
  const sealed = (await vaultOf(OLD)).seal('b', 'p');
  expect(() => server.platform.vault.open(sealed, 'p')).toThrow(/SECRET_KEY/);
  const both = await vaultOf(NEW, OLD);
  expect([both.open(before, 'p'), both.open(sealed, 'p')]).toEqual(['a', 'b']);
  expect(() => createVault([NEW]).open(both.seal('c', 'p'), 'other')).toThrow(/does not open/);
});

test('codes outlive a change of keys, and fit one purpose', async () => {
  const [stored] = (await vaultOf()).codes('text', 'p');
  const [old, ...others] = (await vaultOf(OLD)).codes('text', 'p');
  expect(others).toEqual([stored]);
  expect((await vaultOf(NEW, OLD)).codes('text', 'p').slice(1)).toEqual([old, stored]);
  expect((await vaultOf(OLD)).codes('text', 'other')[0]).not.toEqual(old);
});

test('the row of a mail that waits does not tell what the mail says', async () => {
  await server.db.transaction(async (tx) => {
    const text = 'Open https://example.com/invitation?token=very-secret';
    await sendMail(server.platform, tx, { to: 'zoe@example.com', subject: 'Hello', text, kind: 'test' });
    const { rows } = await tx.execute(`select data::text as data from pgboss.job where name = 'mail.send'`);
    expect(rows).toHaveLength(1);
    const data = String(rows[0]!['data']);
    expect(data).toContain('"kind": "test"');
    expect(data).not.toMatch(/very-secret|zoe@|Open https/);
  });
});
