import { afterAll, beforeAll, expect, test } from 'vitest';
import { eq } from 'drizzle-orm';
import { actorFromAccessKey } from '#access-keys';
import { createAccount } from '#accounts';
import { makeServer, type TestServer } from '../../testing/make-server.ts';
import { answerDeviceLogin, findDeviceLogin } from './answer-device-login.ts';
import { pollDeviceLogin } from './poll-device-login.ts';
import { loginDeviceCodes } from './schema.ts';
import { startDeviceLogin } from './start-device-login.ts';

let server: TestServer;
beforeAll(async () => void (server = await makeServer()));
afterAll(() => server.stop());

let number = 0;
async function someone(source = '127.0.0.1') {
  const email = `cli-${++number}@example.com`;
  const input = { email, name: `Cli ${number}`, operator: false, accessKeyName: 'first' };
  const { accessKey } = await createAccount(server.ctx(), input);
  const actor = await actorFromAccessKey(server.platform, accessKey!.secret);
  return { actor, ctx: { ...server.ctx(actor), source } };
}
// Another address for each test, so that the limits of one do not reach the next.
const somewhere = () => ({ ...server.ctx(), source: `10.0.0.${++number}` });

test('an approved log-in hands out one key, once', async () => {
  const cli = somewhere();
  const { ctx, actor } = await someone(cli.source);
  const login = await startDeviceLogin(cli, { machine: 'laptop' });
  expect(login.userCode).toMatch(/^[A-Z0-9]{5}-[A-Z0-9]{5}$/);
  expect(login.verificationUrlComplete).toBe(`${server.config.publicUrl}/device?code=${login.userCode}`);
  expect(await pollDeviceLogin(cli, login)).toEqual({ state: 'pending', intervalSeconds: 5 });
  expect(await pollDeviceLogin(cli, login)).toEqual({ state: 'slow-down', intervalSeconds: 10 });
  server.clock.advance(5000);
  expect(await pollDeviceLogin(cli, login)).toMatchObject({ state: 'pending' });

  const typed = ` ${login.userCode.toLowerCase().replace('-', ' ')} `;
  expect(await findDeviceLogin(ctx, typed)).toMatchObject({ machine: 'laptop', source: cli.source });
  await answerDeviceLogin(ctx, typed, 'approved');
  await expect(answerDeviceLogin(ctx, typed, 'denied')).rejects.toMatchObject({
    code: 'link-used-or-expired',
  });

  const answers = await Promise.all([1, 2, 3].map(() => pollDeviceLogin(cli, login)));
  const approved = answers.filter(({ state }) => state === 'approved');
  expect(approved).toHaveLength(1);
  expect(answers.filter(({ state }) => state === 'expired')).toHaveLength(2);
  const { accessKey } = approved[0] as { accessKey: string };
  expect(await actorFromAccessKey(server.platform, accessKey)).toMatchObject({ accountId: actor.accountId });
});

test('a refused log-in says so once and hands out nothing', async () => {
  const cli = somewhere();
  const { ctx } = await someone(cli.source);
  const login = await startDeviceLogin(cli, { machine: 'laptop' });
  await answerDeviceLogin(ctx, login.userCode, 'denied');
  expect(await pollDeviceLogin(cli, login)).toEqual({ state: 'denied' });
  expect(await pollDeviceLogin(cli, login)).toEqual({ state: 'expired' });
});

test('a log-in ends after a quarter of an hour, approved or not', async () => {
  const cli = somewhere();
  const { ctx } = await someone(cli.source);
  const login = await startDeviceLogin(cli, { machine: 'laptop' });
  const other = await startDeviceLogin(cli, { machine: 'laptop' });
  await answerDeviceLogin(ctx, other.userCode, 'approved');
  server.clock.advance(15 * 60_000);
  await expect(answerDeviceLogin(ctx, login.userCode, 'approved')).rejects.toMatchObject({
    code: 'link-used-or-expired',
  });
  for (const { deviceCode } of [login, other, { deviceCode: 'unknown' }]) {
    expect(await pollDeviceLogin(cli, { deviceCode })).toEqual({ state: 'expired' });
  }
});

test('codes are stored as hashes, and the user code gives no key', async () => {
  const cli = somewhere();
  const login = await startDeviceLogin(cli, { machine: 'secret-check' });
  const rows = await server.db
    .select()
    .from(loginDeviceCodes)
    .where(eq(loginDeviceCodes.machine, 'secret-check'));
  expect(JSON.stringify(rows)).not.toContain(login.deviceCode);
  expect(JSON.stringify(rows)).not.toContain(login.userCode.replace('-', ''));
  expect(await pollDeviceLogin(cli, { deviceCode: login.userCode })).toEqual({ state: 'expired' });
});

test('guessing codes is limited for the account, the source and the code', async () => {
  const limited = { code: 'too-many-requests' };
  const { ctx } = await someone('10.1.0.1');
  for (let time = 0; time < 20; time++) {
    const guess = findDeviceLogin({ ...ctx, source: `10.1.1.${time}` }, `GUESS-${1000 + time}`);
    await expect(guess).rejects.toMatchObject({ code: 'link-used-or-expired' });
  }
  await expect(findDeviceLogin({ ...ctx, source: '10.1.2.1' }, 'GUESS-X')).rejects.toMatchObject(limited);

  const login = await startDeviceLogin(somewhere(), { machine: 'laptop' });
  for (let time = 0; time < 10; time++) {
    const someoneElse = await someone(`10.2.0.${time}`);
    await findDeviceLogin(someoneElse.ctx, login.userCode);
  }
  const last = await someone('10.2.1.1');
  await expect(findDeviceLogin(last.ctx, login.userCode)).rejects.toMatchObject(limited);

  const crowd = [];
  for (let time = 0; time < 31; time++) {
    const { ctx: each } = await someone('10.3.0.1');
    crowd.push(
      await findDeviceLogin(each, `CROWD-${1000 + time}`).catch((error: { code: string }) => error.code),
    );
  }
  expect(crowd.slice(0, 30)).toEqual(Array(30).fill('link-used-or-expired'));
  expect(crowd[30]).toBe('too-many-requests');
});

test('nobody approves without being signed in', async () => {
  const login = await startDeviceLogin(somewhere(), { machine: 'laptop' });
  const nobody = answerDeviceLogin(somewhere(), login.userCode, 'approved');
  await expect(nobody).rejects.toMatchObject({ code: 'not-signed-in' });
});
