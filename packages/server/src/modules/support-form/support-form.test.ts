// Runs on both engines: its world is made by make-server.ts.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { outgoingMails } from '#ticket-mail';
import { tickets } from '#ticket-store';
import { makeServer, type TestServer } from '../../testing/make-server.ts';
import { latestMailTo, readMailbox } from '../../testing/mailbox.ts';
import { makeStaff, makeTicketWorld, type TicketWorld } from '../../testing/ticket-world.ts';
import { formRequests } from './schema.ts';

let server: TestServer;
let world: TicketWorld;
beforeAll(async () => {
  server = await makeServer();
  world = await makeTicketWorld(server, await makeStaff(server));
});
afterAll(() => server.stop());

const PATH = '/en/support/contact';
const written = { category: 'technical', subject: 'Help', text: 'It fails.' };
async function post(path: string, fields: Record<string, string>): Promise<{ status: number; html: string }> {
  const answer = await server.fetch(path, { method: 'POST', body: new URLSearchParams(fields) });
  const html = await answer.text();
  await server.jobs.settled();
  return { status: answer.status, html };
}

test('the form works without JavaScript, in both languages, and shows again what is missing', async () => {
  for (const [path, word] of [
    [PATH, 'Contact support'],
    ['/fr/support/contact', 'Contacter l’assistance'],
  ] as const) {
    const page = await server.fetch(path);
    expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(page.headers.get('content-security-policy')).toContain("form-action 'self'");
    const html = await page.text();
    expect(html).toContain(word);
    expect(html).not.toContain('<script');
  }
  const again = await post(PATH, { ...written, address: 'no address', text: '<b>kept</b>' });
  expect([again.status, again.html.includes('&lt;b&gt;kept&lt;/b&gt;')]).toEqual([400, true]);
  const foreign = await server.fetch(PATH, {
    method: 'POST',
    headers: { origin: 'https://evil.example' },
    body: new URLSearchParams(written),
  });
  expect(foreign.status).toBe(403);
});

test('the answer is the same whoever has the address; only a registered one gets a link, which works once', async () => {
  const known = await post(PATH, { ...written, address: world.developer.email.toUpperCase() });
  const unknown = await post(PATH, { ...written, address: 'nobody@else.test' });
  expect(known).toEqual(unknown);
  expect(known.status).toBe(200);
  expect(await server.db.select().from(tickets)).toEqual([]);
  const [mail, ...more] = await readMailbox(server);
  expect([mail!.to, mail!.text.includes('It fails'), more]).toEqual([world.developer.email, false, []]);
  expect((await server.db.select().from(formRequests)).map(({ address }) => address)).toEqual([
    world.developer.email,
  ]);
  const { pathname, search, searchParams } = new URL(mail!.links[0]!);
  const page = await server.fetch(pathname + search);
  expect([page.status, (await page.text()).includes('Send the request “Help”')]).toEqual([200, true]);
  const token = searchParams.get('token')!;
  const done = await post(pathname, { token });
  const [ticket] = await server.db.select().from(tickets);
  expect([done.status, done.html.includes(`CPG-${ticket!.number}`)]).toEqual([200, true]);
  expect(ticket).toMatchObject({ channel: 'form', requesterId: world.developer.accountId, subject: 'Help' });
  expect((await post(pathname, { token })).status).toBe(410);
  expect((await server.fetch(pathname + search)).status).toBe(410);
  expect(await server.db.select().from(tickets)).toHaveLength(1);
  const kinds = (await server.db.select().from(outgoingMails).orderBy(outgoingMails.id)).map(
    ({ kind }) => kind,
  );
  expect(kinds).toEqual(['form_link', 'acknowledged']);
});

test('dangers go to their queue at once, and nobody is written to', async () => {
  const before = (await readMailbox(server)).length;
  expect((await post(PATH, { ...written, category: 'security', address: 'finder@else.test' })).status).toBe(
    200,
  );
  const ticket = (await server.db.select().from(tickets).orderBy(tickets.number)).at(-1)!;
  expect(ticket).toMatchObject({ queue: 'security', requesterId: null, requesterEmail: 'finder@else.test' });
  expect(await readMailbox(server)).toHaveLength(before);
});

test('a link ends after a day, and one network sends ten forms an hour', async () => {
  await post(PATH, { ...written, address: world.viewer.email });
  const link = (await latestMailTo(server, world.viewer.email)).links[0]!;
  server.clock.advance(25 * 60 * 60 * 1000);
  expect((await server.fetch(new URL(link).pathname + new URL(link).search)).status).toBe(410);
  const statuses = [];
  for (let i = 0; i < 8; i++) statuses.push((await post(PATH, { ...written, address: 'a@b.test' })).status);
  expect(statuses.at(-1)).toBe(429);
});
