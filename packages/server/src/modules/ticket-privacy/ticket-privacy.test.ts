import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { eq } from 'drizzle-orm';
import { mailMessages } from '#mail-intake';
import { uploadFile } from '#ticket-files';
import { addNote, answerTicket } from '#ticket-handling';
import { ticketEvents, tickets } from '#ticket-store';
import { getTicket, replyToTicket, solveTicket, ticketTimeline } from '#tickets';
import type { Ctx } from '../../context.ts';
import { systemClock } from '../../platform/clock.ts';
import { lastAudit, makeAccount, type Person } from '../../testing/factories.ts';
import { makeServer, type TestServer } from '../../testing/make-server.ts';
import {
  blobOf,
  everythingKept,
  givePassword,
  mailOn,
  OWN_PASSWORD,
  readZip,
} from '../../testing/privacy-world.ts';
import { makeStaff, makeTicketWorld, type TicketWorld } from '../../testing/ticket-world.ts';
import {
  eraseAddress,
  eraseOwnData,
  exportOwnTickets,
  getOwnData,
  redactAsStaff,
  redactTicket,
  retainTickets,
} from './index.ts';

const DAY_MS = 24 * 3_600_000;

let server: TestServer;
let world: TicketWorld;
let staff: { operator: Person; agent: Person };
beforeAll(async () => {
  server = await makeServer();
  server.platform.limits.consume = async () => undefined;
  staff = await makeStaff(server);
});
afterAll(() => server.stop());
beforeEach(async () => {
  // Stored files are dated by the machine's clock.
  server.clock.set(systemClock.now());
  world = await makeTicketWorld(server, staff);
});

const inBrowser = ({ actor }: Person): Ctx =>
  server.ctx({ ...actor, accessKeyId: null, sessionId: 'ses_test' });
const fileOf = (person: Person, text: string, name = 'device.log') =>
  uploadFile(person.ctx, { name, body: Readable.from([Buffer.from(text)]) });
const timelineOf = async (person: Person, ticket: string) =>
  (await ticketTimeline(person.ctx, { org: world.org.slug, ticket, limit: 100 })).items;
/** Asks the desk as an agent. */
async function desk(path: string, body?: object): Promise<{ id: string }> {
  const headers = { authorization: `Bearer ${staff.agent.accessKey}`, 'content-type': 'application/json' };
  const init = body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers };
  const answer = await server.fetch(`/api/v1/desk/tickets/${path}`, init);
  return (await answer.json()) as { id: string };
}

async function cleanUp(): Promise<void> {
  server.clock.advance(1.5 * DAY_MS);
  await server.jobs.send(server.db, 'delivery.remove-garbage', {});
  await server.jobs.settled();
}

describe('erasing what one wrote', () => {
  it('takes texts, files and mails for good, and leaves events whose clocks still hold', async () => {
    const { developer, owner } = world;
    await givePassword(server, developer);
    const file = await fileOf(developer, 'private log');
    const ticket = await world.ticket(developer, { subject: 'Marker-S', text: 'Marker-A', files: [file.id] });
    const raw = await mailOn(server, { orgId: world.org.id, ticketId: ticket.id }, developer, 'Marker-B');
    await answerTicket(staff.agent.ctx, { ticket: ticket.id, text: 'You wrote Marker-A', status: 'open' });
    await addNote(staff.agent.ctx, { ticket: ticket.id, text: 'Note on Marker-A' });
    const reply = { org: world.org.slug, channel: 'api' as const };
    await replyToTicket(owner.ctx, { ...reply, ticket: ticket.id, text: 'Words of a colleague' });
    const other = await world.ticket(owner, { text: 'Mine' });
    await replyToTicket(developer.ctx, { ...reply, ticket: other.id, text: 'Marker-C' });
    const blob = await blobOf(server, 'private log');
    const before = await getTicket(owner.ctx, { org: world.org.slug, ticket: ticket.id });
    expect(await getOwnData(developer.ctx)).toEqual({
      tickets: 2,
      messages: 3,
      files: 1,
      keptRequests: 0,
      mails: 1,
    });

    await expect(eraseOwnData(developer.ctx, { password: 'not it' })).rejects.toMatchObject({
      extra: { reason: 'wrong-password' },
    });
    expect(await everythingKept(server)).toContain('Marker-A');
    const counts = await eraseOwnData(developer.ctx, { password: OWN_PASSWORD });
    expect(counts).toEqual({ tickets: 2, messages: 3, files: 1, keptRequests: 0, mails: 1 });
    const left = await everythingKept(server);
    expect(left).not.toMatch(/Marker-/);
    expect(left).not.toContain(developer.email);
    expect(left).toContain('Words of a colleague');
    await cleanUp();
    expect(await server.platform.files.has(blob)).toBe(false);
    expect(await server.platform.files.has(raw)).toBe(false);

    const after = await getTicket(owner.ctx, { org: world.org.slug, ticket: ticket.id });
    expect(after).toMatchObject({ subject: 'Erased', status: 'solved' });
    const facts = ({ clock, startedAt, satisfiedAt }: (typeof after.clocks)[number]) => ({
      clock,
      startedAt,
      satisfiedAt,
    });
    expect(facts(after.clocks[0]!)).toEqual(facts(before.clocks[0]!));
    expect(await timelineOf(owner, ticket.id)).toContainEqual(
      expect.objectContaining({ kind: 'erased', why: 'requester', messages: 3 }),
    );
    expect((await lastAudit(server, ticket.id))?.action).toBe('ticket.erased');
    expect(await getOwnData(developer.ctx)).toMatchObject({ messages: 0, files: 0, mails: 0 });
    const twice = await eraseOwnData(developer.ctx, { password: OWN_PASSWORD });
    expect(twice).toMatchObject({ messages: 0, files: 0, mails: 0 });
  });

  it('keeps a digest by which the server can say later what was erased', async () => {
    await givePassword(server, world.developer);
    const ticket = await world.ticket(world.developer, { text: 'Exactly this' });
    const [first] = await timelineOf(world.developer, ticket.id);
    const { id } = (first as { message: { id: string } }).message;
    await eraseOwnData(world.developer.ctx, { password: OWN_PASSWORD });
    const events = await server.db.select().from(ticketEvents).where(eq(ticketEvents.ticketId, ticket.id));
    const erased = events.map(({ change }) => change).find((change) => change.kind === 'erased');
    const [code] = server.platform.vault.codes(`${id}\nExactly this`, 'erased-message');
    expect(erased?.messages).toEqual([{ id, digest: code.toString('base64url') }]);
  });

  it('of somebody without an account is for operators, and never of an account', async () => {
    const email = 'nobody@elsewhere.example';
    const ticket = await world.ticket(world.owner, { category: 'security', text: 'Marker-N' });
    await server.db
      .update(tickets)
      .set({ requesterId: null, requesterEmail: email })
      .where(eq(tickets.id, ticket.id));
    const wish = { email, reason: 'By letter.' };
    await expect(eraseAddress(staff.agent.ctx, wish)).rejects.toMatchObject({ code: 'forbidden' });
    const registered = { email: world.developer.email, reason: 'By mail.' };
    await expect(eraseAddress(staff.operator.ctx, registered)).rejects.toMatchObject({
      extra: { reason: 'sign-in-needed' },
    });
    expect(await eraseAddress(staff.operator.ctx, wish)).toMatchObject({ tickets: 1 });
    expect(await everythingKept(server)).not.toMatch(/Marker-N|nobody@elsewhere/);
  });
});

describe('redaction', () => {
  it('takes a text out of all that the requester wrote, its quotes, its copies and its mail', async () => {
    const { developer } = world;
    const ticket = await world.ticket(developer, { subject: 'My hunter2 fails', text: 'hunter2 is it' });
    const raw = await mailOn(
      server,
      { orgId: world.org.id, ticketId: ticket.id },
      developer,
      'again hunter2!',
    );
    const [, second] = await timelineOf(developer, ticket.id);
    const copied = (second as { message: { id: string } }).message.id;
    const split = await desk(`${ticket.id}/split`, { subject: 'Other', messages: [copied] });
    await answerTicket(staff.agent.ctx, { ticket: ticket.id, text: 'Not hunter2', status: 'open' });
    await addNote(staff.agent.ctx, { ticket: ticket.id, text: 'It is hunter2' });
    const wish = { org: world.org.slug, ticket: ticket.id, parts: ['hunter2'], files: [] };
    await expect(redactTicket(world.viewer.ctx, wish)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await redactTicket(developer.ctx, wish)).toEqual({ messages: 3, files: 0 });
    const shown = JSON.stringify([
      await timelineOf(developer, ticket.id),
      await timelineOf(developer, split.id),
      await getTicket(developer.ctx, { org: world.org.slug, ticket: ticket.id }),
    ]);
    expect(shown.replace('Not hunter2', '')).not.toContain('hunter2');
    expect(shown).toContain('"kind":"redacted"');
    await cleanUp();
    expect(await server.platform.files.has(raw)).toBe(false);
    await expect(redactTicket(developer.ctx, wish)).rejects.toMatchObject({
      extra: { reason: 'part-not-found' },
    });

    expect(await redactAsStaff(staff.agent.ctx, { ...wish, reason: 'A password' })).toEqual({
      messages: 1,
      files: 0,
    });
    const audit = await lastAudit(server, ticket.id);
    expect(audit).toMatchObject({ action: 'ticket.redacted', actorId: staff.agent.accountId });
    expect(JSON.stringify(audit)).not.toContain('hunter2');
    expect(await everythingKept(server)).not.toContain('hunter2');
    expect(JSON.stringify(await desk(`${ticket.id}/timeline`))).not.toContain('hunter2');
  });

  it('removes files of one’s own side, and their bytes once nothing refers to them', async () => {
    const { developer } = world;
    const [file, theirs] = [await fileOf(developer, 'a secret file'), await fileOf(staff.agent, 'an answer')];
    const ticket = await world.ticket(developer, { files: [file.id] });
    await answerTicket(staff.agent.ctx, {
      ticket: ticket.id,
      text: 'Here',
      status: 'open',
      files: [theirs.id],
    });
    const blob = await blobOf(server, 'a secret file');
    const wish = { org: world.org.slug, ticket: ticket.id, parts: [] };
    await expect(redactTicket(developer.ctx, { ...wish, files: [theirs.id] })).rejects.toMatchObject({
      extra: { reason: 'file-not-found' },
    });
    expect(await redactTicket(developer.ctx, { ...wish, files: [file.id] })).toEqual({
      messages: 0,
      files: 1,
    });
    await cleanUp();
    expect(await server.platform.files.has(blob)).toBe(false);
    const answer = await server.fetch(`/api/v1/ticket-files/${file.id}`, {
      headers: { authorization: `Bearer ${developer.accessKey}` },
    });
    expect(answer.status).toBe(404);
  });
});

describe('exports', () => {
  it('hold what the customer sees and the files, and no note', async () => {
    const { developer, owner, viewer, org } = world;
    const file = await fileOf(developer, 'the log itself');
    const ticket = await world.ticket(developer, { text: 'What I wrote', files: [file.id] });
    await answerTicket(staff.agent.ctx, { ticket: ticket.id, text: 'What they answered', status: 'open' });
    await addNote(staff.agent.ctx, { ticket: ticket.id, text: 'Marker-note' });
    await world.ticket(developer, { category: 'data_protection', text: 'Marker-own-data' });
    const ask = (person: Person, path: string) =>
      server.fetch(`/api/v1/ticket-exports/${path}`, {
        headers: { authorization: `Bearer ${person.accessKey}` },
      });

    const answer = await ask(owner, `organisations/${org.slug}`);
    expect(answer.headers.get('content-type')).toBe('application/zip');
    const all = await readZip(Buffer.from(await answer.arrayBuffer()));
    const { reference } = ticket;
    expect([...all.keys()].toSorted()).toEqual(
      ['evidence.json', `files/${file.id}-device.log`, 'messages.txt', 'ticket.json']
        .map((name) => `${reference}/${name}`)
        .toSorted(),
    );
    expect(all.get(`${reference}/files/${file.id}-device.log`)).toBe('the log itself');
    expect(all.get(`${reference}/messages.txt`)).toMatch(/What I wrote[^]*What they answered/);
    expect(JSON.parse(all.get(`${reference}/ticket.json`)!)).toMatchObject({ reference, timeline: [{}, {}] });
    expect([...all.values()].join('')).not.toMatch(/Marker-/);
    expect((await ask(viewer, `organisations/${org.slug}`)).status).toBe(403);
    const asked = [owner, viewer].map((one) => ask(one, `organisations/${org.slug}?check`));
    expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([204, 403]);
    expect((await ask(await makeAccount(server), `organisations/${org.slug}`)).status).toBe(404);

    expect((await ask(developer, 'account')).status).toBe(403);
    const own = await readZip(await buffer(await exportOwnTickets(inBrowser(developer))));
    expect([...own.keys()].filter((name) => name.endsWith('ticket.json'))).toHaveLength(2);
    expect([...own.values()].join('')).toContain('Marker-own-data');
    expect([...own.values()].join('')).not.toContain('Marker-note');
    expect((await lastAudit(server, developer.accountId))?.action).toBe('support-data.exported');
  });
});

describe('what is not kept for ever', () => {
  it('goes after its days: contents of closed tickets, and mails as they came', async () => {
    const { developer } = world;
    const old = await world.ticket(developer, { text: 'Marker-old' });
    await mailOn(server, { orgId: world.org.id, ticketId: old.id }, developer, 'Marker-mail');
    await solveTicket(developer.ctx, { org: world.org.slug, ticket: old.id });
    server.clock.advance(20 * DAY_MS);
    await server.jobs.send(server.db, 'tickets.close', {});
    await server.jobs.settled();
    await world.ticket(developer, { text: 'Still open' });
    const run = () => retainTickets(server.ctx({ kind: 'system', name: 'test' }));
    await run();
    expect(await everythingKept(server)).toContain('Marker-old');
    server.clock.advance(80 * DAY_MS);
    await run();
    const later = await server.db.select().from(mailMessages);
    expect(JSON.stringify(later)).not.toContain('Marker-mail');
    expect(await everythingKept(server)).toContain('Marker-mail');
    server.clock.advance(1000 * DAY_MS);
    expect((await run()).tickets).toBeGreaterThan(0);
    const left = await everythingKept(server);
    expect(left).not.toContain('Marker-old');
    expect(left).toContain('Still open');
    expect(await run()).toEqual({ tickets: 0, mails: 0 });
  });
});
