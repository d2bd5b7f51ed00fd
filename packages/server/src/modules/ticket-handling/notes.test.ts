// Runs on both engines: its world is made over make-server.ts.
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { webhookDeliveries } from '#deliveries';
import { exportOwnTickets, redactAsStaff } from '#ticket-privacy';
import { clockHistory, findTicket } from '#ticket-store';
import { changeTicketSeverity, inviteParticipant, makeTicketLink, replyToTicket } from '#tickets';
import { createWebhook } from '#webhooks';
import { subscribableEvents, type Ticket } from '@codepushgo/contract';
import type { Person } from '../../testing/factories.ts';
import { isLongForm } from '../../testing/long-form.ts';
import { makePostWorld, type PostWorld } from '../../testing/post-world.ts';
import { readZip } from '../../testing/privacy-world.ts';
import type { TestServer } from '../../testing/make-server.ts';
import { addNote } from './add-note.ts';
import { deskTimeline } from './get-desk-ticket.ts';
import { linkTicket } from './link-ticket.ts';
import { mergeTickets } from './merge-tickets.ts';
import { regradeTicket } from './regrade-ticket.ts';
import { setTags } from './set-tags.ts';
import { setTicketStatus } from './set-ticket-status.ts';
import { splitTicket } from './split-ticket.ts';
import { waiveReply } from './waive-reply.ts';

const HOUR = 3_600_000;
/** In all that staff keep for themselves, and in nothing else. */
const SECRET = 'quokka';
let post: PostWorld;
let server: TestServer;
let world: PostWorld['customer'];
let agent: Person;
let org: string;

beforeAll(async () => {
  post = await makePostWorld();
  ({ customer: world } = post);
  ({ server } = post.mails);
  server.platform.limits.consume = async () => undefined;
  ({ agent } = world);
  org = world.org.slug;
});
afterAll(() => post.stop());

/** One step of a random history. */
const step = fc.constantFrom(
  ...([
    'note',
    'note by mail',
    'answer',
    'solve',
    'write',
    'write by mail',
    'colleague',
    'silent',
    'reopen',
    'severity',
    'regrade',
    'waive',
    'tag',
    'link',
    'merge',
    'split',
    'invite',
    'redact',
  ] as const),
);

describe('notes', () => {
  const runs = isLongForm() ? 30 : 3;
  it('never leave by any road, whatever happens on a ticket', { timeout: 900_000 }, async () => {
    const { developer, owner } = world;
    await createWebhook(owner.ctx, {
      org,
      url: 'https://hooks.example/in',
      events: [...subscribableEvents],
    });
    const history = fc.array(step, { minLength: 5, maxLength: 12 });
    let noted = 0;
    await fc.assert(
      fc.asyncProperty(history, async (steps) => {
        const tickets = [await world.ticket(developer), await world.ticket(owner)];
        for (const [n, one] of ['note' as const, ...steps].entries()) {
          server.clock.advance(HOUR);
          await take(one, tickets[n % 2]!, tickets[(n + 1) % 2]!).catch((error: { code?: string }) => {
            if (error.code !== 'conflict' && error.code !== 'not-found') throw error;
          });
        }
        await server.jobs.settled();
        for (const ticket of tickets) noted += (await inside(ticket)).split(SECRET).length - 1;
        for (const [road, text] of await roads(tickets)) expect([road, shown(text)]).toEqual([road, null]);
      }),
      { numRuns: runs },
    );
    // Some were there to be told, whatever was redacted.
    expect(noted).toBeGreaterThan(0);
  });

  async function take(one: string, ticket: Ticket, other: Ticket): Promise<unknown> {
    const [named, mine] = [{ ticket: ticket.id }, { org, ticket: ticket.id }];
    const { ctx } = agent;
    const here = { to: [post.addressOf(ticket)] };
    switch (one) {
      case 'note':
        return addNote(ctx, { ...named, text: `A ${SECRET}` });
      case 'note by mail':
        return post.write(agent.email, 'Subject: Re: Help', `Tell them no, ${SECRET}`, here);
      case 'answer':
        return world.answer(ticket, 'open');
      case 'solve':
        return world.answer(ticket, 'solved');
      case 'write':
        return replyToTicket(world.developer.ctx, { ...mine, text: 'Hello', channel: 'api' });
      case 'write by mail':
        return post.write(world.developer.email, 'Subject: Re: Help', 'Hello', here);
      case 'colleague':
        return replyToTicket(world.viewer.ctx, { ...mine, text: 'Me too', channel: 'api' });
      case 'silent':
        return setTicketStatus(ctx, { ...named, status: 'solved', reason: SECRET });
      case 'reopen':
        return setTicketStatus(ctx, { ...named, status: 'open' });
      case 'severity':
        return changeTicketSeverity(world.owner.ctx, { ...mine, severity: 'high' });
      case 'regrade':
        return regradeTicket(ctx, { ...named, severity: 'low', reason: 'Few are affected' });
      case 'waive':
        return waiveReply(ctx, { ...named, reason: SECRET });
      case 'tag':
        return setTags(ctx, { ...named, tags: [SECRET] });
      case 'link':
        return linkTicket(ctx, { ...named, to: other.id });
      case 'merge':
        return mergeTickets(ctx, { ...named, into: other.id });
      case 'invite':
        return inviteParticipant(world.owner.ctx, { ...mine, account: world.billing.accountId });
      case 'redact':
        return redactAsStaff(ctx, { ...named, parts: ['release'], files: [], reason: SECRET });
      default:
        return splitTicket(ctx, { ...named, subject: 'Split', messages: [await firstMessage(ticket)] });
    }
  }
});

async function inside({ id }: { id: string }): Promise<string> {
  return JSON.stringify((await deskTimeline(agent.ctx, { ticket: id, limit: 100 })).items);
}

async function firstMessage({ id }: Ticket): Promise<string> {
  const { items } = await deskTimeline(agent.ctx, { ticket: id, limit: 100 });
  const message = items.find(({ kind }) => kind === 'message');
  return message?.kind === 'message' ? message.message.id : '';
}

/** What stands around it, for whoever looks into a failure; null: it is not there. */
function shown(text: string): string | null {
  const at = text.toLowerCase().indexOf(SECRET);
  return at < 0 ? null : text.slice(Math.max(0, at - 200), at + 50);
}

/** All that customers get, by the way it takes. */
async function roads(tickets: Ticket[]): Promise<[string, string][]> {
  const { developer, owner, viewer, billing } = world;
  const found: [string, string][] = [];
  for (const [name, person] of Object.entries({ developer, owner, viewer, billing })) {
    found.push(...(await readApi(name, person, tickets)));
    found.push([`search of ${name}`, await get(person, `/api/v1/support/search?q=${SECRET}`)]);
  }
  found.push(['audit', await get(owner, `/api/v1/organisations/${org}/audit?limit=100`)]);
  found.push(['zip', await zipOf(owner)]);
  found.push(['pages', await pages(tickets[0]!)]);
  const sent = await server.db
    .select()
    .from(webhookDeliveries)
    .where(eq(webhookDeliveries.orgId, world.org.id));
  expect(sent.length).toBeGreaterThan(0);
  found.push(['webhooks', JSON.stringify(sent)]);
  for (const mail of post.arrived) {
    const { subject, text, html, bytes } = mail;
    found.push([`mail to ${mail.envelopeTo}`, [subject, text, html, bytes.toString('latin1')].join('\n')]);
  }
  return found;
}

async function get({ accessKey }: Person, path: string): Promise<string> {
  const answer = await server.fetch(path, { headers: { authorization: `Bearer ${accessKey}` } });
  return answer.text();
}

async function readApi(name: string, person: Person, tickets: Ticket[]): Promise<[string, string][]> {
  const base = `/api/v1/organisations/${org}/tickets`;
  const list = await get(person, `${base}?state=all&limit=100`);
  const ids = new Set([
    ...tickets.map(({ id }) => id),
    ...(JSON.parse(list) as { items: { id: string }[] }).items.slice(0, 4).map(({ id }) => id),
  ]);
  const found: [string, string][] = [[`list of ${name}`, list]];
  for (const id of ids)
    for (const part of ['', '/timeline?limit=100', '/evidence', '/fixes', '/guests'])
      found.push([`${part} of ${name}`, await get(person, `${base}/${id}${part}`)]);
  return found;
}

/** What admins export, and what one of them exports of their own. */
async function zipOf({ actor, accessKey }: Person): Promise<string> {
  const headers = { authorization: `Bearer ${accessKey}` };
  const answer = await server.fetch(`/api/v1/ticket-exports/organisations/${org}`, { headers });
  expect(answer.status).toBe(200);
  const own = server.ctx({ ...actor, accessKeyId: null, sessionId: 'ses_test' });
  const zips = [Buffer.from(await answer.arrayBuffer()), await buffer(await exportOwnTickets(own))];
  const texts = [];
  for (const zip of zips) {
    const files = await readZip(zip);
    expect([...files.keys()].some((file) => file.endsWith('ticket.json'))).toBe(true);
    texts.push([...files].flat().join('\n'));
  }
  return texts.join('\n');
}

async function pages({ id }: Ticket): Promise<string> {
  const row = await findTicket(server.db, world.org.id, id);
  const token = await server.db.transaction((tx) =>
    makeTicketLink(server.ctx(), tx, row, 'sponsor', world.owner.accountId),
  );
  const paths = [`/ticket-link?token=${token}`, `/o/${org}/support/${id}`, '/en/support', '/fr/support'];
  const texts = [];
  for (const path of paths) texts.push(await (await server.fetch(path)).text());
  return texts.join('\n');
}

it('change no clock', async () => {
  const ticket = await world.ticket(world.developer);
  const history = () => clockHistory(server.db, world.org.id, [ticket.id]);
  const before = await history();
  await addNote(agent.ctx, { ticket: ticket.id, text: 'x' });
  expect((await history()).events).toEqual(before.events);
});
