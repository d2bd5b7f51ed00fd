import { afterAll, beforeAll, expect, test } from 'vitest';
import { getTicket, makeTicketLink } from '#tickets';
import { makeProject } from '../testing/factories.ts';
import { makeServer, type TestServer } from '../testing/make-server.ts';
import { makeStaff, makeTicketWorld, type TicketWorld } from '../testing/ticket-world.ts';
import { visitor } from '../testing/visitor.ts';

let server: TestServer;
let world: TicketWorld;
beforeAll(async () => {
  server = await makeServer();
  world = await makeTicketWorld(server, await makeStaff(server));
});
afterAll(() => server.stop());

const linkOf = async (
  ticket: { id: string },
  purpose: 'project' | 'sponsor',
  accountId: string,
): Promise<string> => {
  const place = { orgId: world.org.id, id: ticket.id };
  const token = await server.db.transaction((tx) =>
    makeTicketLink(server.ctx(), tx, place, purpose, accountId),
  );
  return `/ticket-link?token=${token}`;
};

test('a developer confirms a request by a link: looking does not, sending does, once', async () => {
  const { viewer, developer, org } = world;
  const ticket = await world.ticket(viewer, { subject: 'Wrong <b>colours</b>' });
  const link = await linkOf(ticket, 'sponsor', developer.accountId);
  const browser = visitor(server);
  const page = await browser.get(link);
  expect(page.html).toContain('Wrong &lt;b&gt;colours&lt;/b&gt;');
  await browser.get(`${link}&lang=fr`);
  const waits = async () => (await getTicket(viewer.ctx, { org: org.slug, ticket: ticket.id })).waits;
  expect(await waits()).toBe('sponsor');
  const done = await browser.post('/ticket-link', page.hidden);
  expect([done.status, done.html.includes(ticket.reference)]).toEqual([200, true]);
  expect(await waits()).toBeNull();
  expect((await browser.post('/ticket-link', page.hidden)).status).toBe(410);
  expect((await browser.get('/ticket-link?token=none')).status).toBe(410);
});

test('a project is chosen out of those that the request may be about, without signing in', async () => {
  const { developer, owner, org } = world;
  const second = await makeProject(owner, org.slug);
  const ticket = await world.ticket(developer, { project: undefined });
  const link = await linkOf(ticket, 'project', developer.accountId);
  const browser = visitor(server);
  const { hidden, html } = await browser.get(link);
  expect(html).toContain(`<option value="${second.id}">`);
  const wrong = await browser.post('/ticket-link', { ...hidden, project: 'prj_other' });
  expect([wrong.status, wrong.html.includes('<option')]).toEqual([400, true]);
  const done = await browser.post('/ticket-link', { ...hidden, project: second.id });
  expect(done.status).toBe(200);
  const { project } = await getTicket(developer.ctx, { org: org.slug, ticket: ticket.id });
  expect(project?.id).toBe(second.id);
});
