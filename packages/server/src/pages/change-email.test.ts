import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createAccount, findAccount, requestEmailChange, requestPasswordReset, signUp } from '#accounts';
import { actorFromCookie, signIn } from '#sessions';
import type { KeyScope } from '../context.ts';
import { passwords } from '../modules/accounts/passwords.ts';
import { auditEntries } from '../schema.ts';
import { makeServer, type TestServer } from '../testing/make-server.ts';
import { readMailbox } from '../testing/mailbox.ts';
import { visitor } from '../testing/visitor.ts';

const PASSWORD = 'four odd words here';
let server: TestServer;
let number = 0;
const someAddress = (): string => `address-${++number}@example.com`;

beforeAll(async () => {
  server = await makeServer({ config: { signUp: 'open' } });
});
afterAll(() => server.stop());

/** Somebody who is signed in with a browser. */
async function someone() {
  const email = someAddress();
  const { account } = await createAccount(server.ctx(), {
    email,
    name: 'Zoë',
    operator: false,
    password: PASSWORD,
  });
  const { cookies } = await signIn(server.ctx(), { email, password: PASSWORD });
  const headers = new Headers({ cookie: cookies.map((part) => part.split(';')[0]).join('; ') });
  const actor = () => actorFromCookie(server.platform, headers);
  const ctx = server.ctx((await actor())!);
  const ask = (to: string, password = PASSWORD) => requestEmailChange(ctx, { email: to, password });
  return { account, email, actor, ctx, ask };
}

const mailTo = async (email: string) => (await readMailbox(server)).filter(({ to }) => to === email);
const linkTo = async (email: string) =>
  (await mailTo(email)).flatMap(({ links }) => links).findLast((link) => link.includes('/change-email'))!;
const tokenOf = (link: string) => ({ token: new URL(link).searchParams.get('token')! });
const confirm = (link: string) => visitor(server).post('/change-email', tokenOf(link));

test('the new address counts once its link was confirmed; sessions stay, and the old one is told', async () => {
  const { account, email, actor, ask } = await someone();
  const fresh = someAddress();
  await requestPasswordReset(server.ctx(), { email, language: 'en' });
  await signUp(server.ctx(), { email: fresh, name: 'Zoë again', language: 'en' });
  const [reset] = (await mailTo(email)).flatMap(({ links }) => links);
  const [second] = (await mailTo(fresh)).flatMap(({ links }) => links);
  await ask(` ${fresh.toUpperCase()} `);
  expect((await mailTo(email)).at(-1)).toMatchObject({ subject: expect.stringContaining('Another address') });
  const link = await linkTo(fresh);
  const browser = visitor(server);
  for (let time = 0; time < 3; time++) expect((await browser.get(link)).html).toContain(fresh);
  await signIn(server.ctx(), { email, password: PASSWORD });
  expect(await findAccount(server.db, fresh)).toBeUndefined();

  const { hidden } = await browser.get(link);
  expect(await browser.post('/change-email', hidden)).toMatchObject({ status: 200 });
  expect(await actor()).toMatchObject({ accountId: account.id, email: fresh });
  await signIn(server.ctx(), { email: fresh, password: PASSWORD });
  await expect(signIn(server.ctx(), { email, password: PASSWORD })).rejects.toMatchObject({
    code: 'not-signed-in',
  });
  const told = (await mailTo(email)).at(-1)!;
  expect([told.subject.includes('was changed'), told.text.includes(fresh)]).toEqual([true, true]);
  // What was sent to the old mailbox, and what would make a second account, works no longer.
  for (const dead of [reset!, second!, link]) expect((await browser.get(dead)).status).toBe(410);
  expect((await browser.post('/change-email', hidden)).status).toBe(410);
  const entries = await server.db.select().from(auditEntries).where(eq(auditEntries.targetId, account.id));
  const actions = entries.map(({ action }) => action);
  expect(actions).toEqual(expect.arrayContaining(['account.email-requested', 'account.email-changed']));
  expect(JSON.stringify(entries)).not.toMatch(/@example\.com/);
});

test('whoever asks does not learn whether the address has an account; its holder does', async () => {
  const [asker, holder] = [await someone(), await someone()];
  const fresh = someAddress();
  expect([await asker.ask(fresh), await asker.ask(holder.email)]).toEqual([undefined, undefined]);
  const [mail] = await mailTo(holder.email);
  expect(mail).toMatchObject({ subject: expect.stringContaining('already has') });
  expect(mail!.text).not.toContain(asker.email);
  expect(await linkTo(holder.email)).toBeUndefined();
  // The later wish holds, even if nothing comes of it.
  expect((await confirm(await linkTo(fresh))).status).toBe(410);
});

test('refused: another password than one’s own, the same address, half an address, a limited key', async () => {
  const { email, ctx, ask } = await someone();
  const invalid = (pointer: string) => ({
    code: 'invalid-input',
    extra: { errors: [expect.objectContaining({ pointer })] },
  });
  await expect(ask(someAddress(), 'a guess')).rejects.toMatchObject(invalid('/password'));
  await expect(ask(email.toUpperCase())).rejects.toMatchObject(invalid('/email'));
  await expect(ask('zoe')).rejects.toMatchObject(invalid('/email'));
  const scope: KeyScope = { level: 'release', organisationId: null };
  const limited = server.ctx({ ...ctx.actor, scope } as typeof ctx.actor);
  const wish = { email: someAddress(), password: PASSWORD };
  await expect(requestEmailChange(limited, wish)).rejects.toMatchObject({ code: 'scope-too-small' });
  await expect(requestEmailChange(server.ctx(), wish)).rejects.toMatchObject({ code: 'not-signed-in' });
});

test('guesses and mails come to an end, for one account and for one address', async () => {
  const guesser = await someone();
  const verified = vi.spyOn(passwords, 'verify').mockResolvedValue(false);
  const codes: string[] = [];
  for (let n = 0; n < 11; n++)
    await guesser.ask(someAddress(), `guess ${n}`).catch(({ code }: { code: string }) => codes.push(code));
  verified.mockRestore();
  expect([codes[9], codes[10]]).toEqual(['invalid-input', 'too-many-requests']);
  const [one, two] = [await someone(), await someone()];
  const victim = someAddress();
  for (let n = 0; n < 5; n++) await (n === 0 ? one : two).ask(victim);
  await expect(one.ask(victim)).rejects.toMatchObject({ code: 'too-many-requests' });
});

test('a link ends with a newer one, after an hour, with a new password, and when the address is taken', async () => {
  const { email, ask } = await someone();
  const [first, other] = [someAddress(), someAddress()];
  await ask(first);
  const older = await linkTo(first);
  await ask(other);
  const newer = await linkTo(other);
  expect([(await confirm(older)).status, (await visitor(server).get(newer)).status]).toEqual([410, 200]);
  await createAccount(server.ctx(), { email: other, name: 'Faster', operator: false, password: PASSWORD });
  expect(await confirm(newer)).toMatchObject({
    status: 409,
    html: expect.stringContaining('an account of its own'),
  });

  const late = someAddress();
  await ask(late);
  const old = await linkTo(late);
  server.clock.advance(60 * 60 * 1000);
  expect((await confirm(old)).status).toBe(410);

  const stolen = someAddress();
  await ask(stolen);
  await requestPasswordReset(server.ctx(), { email, language: 'en' });
  const reset = (await mailTo(email))
    .flatMap(({ links }) => links)
    .findLast((link) => link.includes('/reset'));
  await visitor(server).post('/reset-password', { ...tokenOf(reset!), password: 'four other words here' });
  expect((await confirm(await linkTo(stolen))).status).toBe(410);
  await signIn(server.ctx(), { email, password: 'four other words here' });
});

test('of two who confirm at once, one does; a form from another site does nothing', async () => {
  const { ask } = await someone();
  const fresh = someAddress();
  await ask(fresh);
  const link = await linkTo(fresh);
  const foreign = await visitor(server).post('/change-email', tokenOf(link), {
    origin: 'https://evil.example',
  });
  expect(foreign.status).toBe(403);
  const answers = await Promise.all([confirm(link), confirm(link)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 410]);
});
