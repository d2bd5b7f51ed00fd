import { afterAll, beforeAll, expect, test } from 'vitest';
import { actorFromAccessKey } from '#access-keys';
import { createAccount } from '#accounts';
import { inviteMember } from '#invitations';
import { createOrganisation, listOrganisations } from '#organisations';
import type { Ctx } from '../context.ts';
import { makeServer, type TestServer } from '../testing/make-server.ts';
import { readMailbox } from '../testing/mailbox.ts';
import { visitor } from '../testing/visitor.ts';

let server: TestServer;
beforeAll(async () => void (server = await makeServer()));
afterAll(() => server.stop());

const PASSWORD = 'four odd words here';
let number = 0;
async function someone(): Promise<{ email: string; ctx: Ctx }> {
  const email = `member-${++number}@example.com`;
  const input = {
    email,
    name: `Member ${number}`,
    operator: false,
    password: PASSWORD,
    accessKeyName: 'first',
  };
  const { accessKey } = await createAccount(server.ctx(), input);
  return { email, ctx: server.ctx(await actorFromAccessKey(server.platform, accessKey!.secret)) };
}
async function invite(email: string): Promise<string> {
  const { ctx } = await someone();
  const slug = `team-${++number}`;
  await createOrganisation(ctx, { name: 'The <Team>', slug });
  await inviteMember(ctx, { org: slug, email, role: 'developer' });
  return (await readMailbox(server))
    .filter(({ to }) => to === email)
    .at(-1)!
    .links.find((link) => link.includes('/invitation?'))!;
}

test('an invited stranger makes an account and is a member, though sign-up is closed', async () => {
  const email = `stranger-${++number}@example.com`;
  const link = await invite(email);
  const browser = visitor(server);
  expect((await browser.get(link)).html).toContain('Join The &lt;Team&gt;');
  const { hidden } = await browser.get(link);
  const short = await browser.post('/invitation', { ...hidden, name: 'New One', password: 'tiny' });
  expect(short.status).toBe(400);
  expect(short.html).toContain('value="New One"');
  const done = await browser.post('/invitation', { ...hidden, name: 'New One', password: PASSWORD });
  expect(done).toMatchObject({ status: 303, location: '/o' });
  expect((await browser.get('/my-account')).html).toContain(email);
  expect(await visitor(server).get(link)).toMatchObject({
    status: 410,
    html: expect.stringContaining('no longer works'),
  });
  const again = await visitor(server).post('/invitation', { ...hidden, name: 'New One', password: PASSWORD });
  expect(again.status).toBe(410);
});

test('an invited address may also sign up by itself', async () => {
  const email = `stranger-${++number}@example.com`;
  await invite(email);
  await visitor(server).post('/sign-up', { email, name: 'Self' });
  const mails = (await readMailbox(server)).filter(({ to }) => to === email);
  expect(mails.some(({ subject }) => subject.startsWith('Finish making'))).toBe(true);
});

test('an invited person with an account signs in, then joins; a GET joins nobody', async () => {
  const { email, ctx } = await someone();
  const link = await invite(email);
  const browser = visitor(server);
  const page = await browser.get(link);
  expect(page.html).toContain('Sign in to join');
  await browser.post('/sign-in', { email, password: PASSWORD });
  const own = await browser.get(link);
  expect((await listOrganisations(ctx, { limit: 50 })).items).toHaveLength(1);
  const joined = await browser.post('/invitation', own.hidden);
  expect(joined.html).toContain('You are in The &lt;Team&gt;');
  expect((await listOrganisations(ctx, { limit: 50 })).items).toHaveLength(2);
});

test('somebody else cannot take the invitation', async () => {
  const { email } = await someone();
  const other = await someone();
  const link = await invite(email);
  const browser = visitor(server);
  await browser.post('/sign-in', { email: other.email, password: PASSWORD });
  expect((await browser.get(link)).html).toContain(`You are signed in as ${other.email}`);
  const token = new URL(link).searchParams.get('token')!;
  expect((await browser.post('/invitation', { token })).status).toBe(403);
  expect((await visitor(server).post('/invitation', { token })).status).toBe(401);
  const twice = await visitor(server).post('/invitation', { token, name: 'X', password: PASSWORD });
  expect(twice.status).toBe(409);
});
