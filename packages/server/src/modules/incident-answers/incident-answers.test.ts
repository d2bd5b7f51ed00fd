import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Ticket, TicketEntry } from '@codepushgo/contract';
import { createClient, type Client } from '@codepushgo/contract/client';
import { eventually } from '../../testing/eventually.ts';
import { makeServer, type TestServer } from '../../testing/make-server.ts';
import { makeStaff, makeTicketWorld, type TicketWorld } from '../../testing/ticket-world.ts';
import { answerIncidents } from './answer-incidents.ts';
import { incidentCursors } from './schema.ts';

const MINUTE = 60_000;
const title = { en: 'Downloads fail', fr: 'Les téléchargements échouent' };
const words = (en: string, fr: string) => ({ en, fr });

let server: TestServer;
let world: TicketWorld;
let operator: Client;
beforeAll(async () => {
  server = await makeServer({ config: { statusPort: 0 } });
  const staff = await makeStaff(server);
  world = await makeTicketWorld(server, staff);
  operator = createClient({ serverUrl: server.url, accessKey: staff.operator.accessKey });
});
afterAll(() => server.stop());

// Tickets are answered with what the page shows already.
const BEHIND = `select (select max(seq) from status_changes) - seq as n from status_cursors where name = 'published'`;

async function read(): Promise<void> {
  const facts = new DatabaseSync(join(server.config.statusDataDir, 'facts.sqlite'));
  await eventually(
    async () => Number(facts.prepare(BEHIND).get()?.n),
    (behind) => behind === 0,
  );
  facts.close();
  await answerIncidents(server.ctx({ kind: 'system', name: 'test' }), AbortSignal.timeout(20_000));
}
const client = (): Client => createClient({ serverUrl: server.url, accessKey: world.developer.accessKey });

async function opened(): Promise<string> {
  const body = words('We look for the cause.', 'Nous cherchons la cause.');
  return (await operator.operations.openIncident({ title, body })).id;
}

async function linkedTo(incident: string, language: 'en' | 'fr'): Promise<Ticket> {
  const ticket = await world.ticket(world.developer, { language });
  await operator.desk.link({ ticket: ticket.id, incident });
  return ticket;
}

async function answersOn({ id }: Ticket): Promise<string[]> {
  const { items } = await client().tickets.timeline({ org: world.org.slug, ticket: id, limit: 50 });
  return items.flatMap((entry: TicketEntry) =>
    entry.kind === 'message' && entry.by.side === 'agent' ? [entry.message.text] : [],
  );
}

const detail = ({ id }: Ticket) => client().tickets.get({ org: world.org.slug, ticket: id });

test('what a person tells of an incident answers every linked ticket once, in its language, and its clock', async () => {
  const statusIncident = await opened();
  await read();
  const [english, french] = [await linkedTo(statusIncident, 'en'), await linkedTo(statusIncident, 'fr')];
  const aside = await world.ticket(world.developer);
  expect((await detail(french)).clocks).toMatchObject([{ state: 'running' }]);
  server.clock.advance(MINUTE);
  const body = words('A disk is full.', 'Un disque est plein.');
  await operator.operations.updateIncident({ statusIncident, status: 'identified', body });
  await read();
  await read();
  const [said] = await answersOn(french);
  expect(await answersOn(french)).toHaveLength(1);
  expect(said).toContain('À propos de l’incident «\u00A0Les téléchargements échouent\u00A0»\u00A0:');
  expect(said).toContain('Cause identifiée\u00A0: Un disque est plein.');
  expect(said).toContain(`${server.config.statusUrl}/i/${statusIncident}`);
  expect(await answersOn(english)).toEqual([expect.stringContaining('Identified: A disk is full.')]);
  expect(await answersOn(aside)).toEqual([]);
  expect((await detail(french)).clocks).toMatchObject([{ state: 'met' }]);
  expect((await detail(french)).incidents).toMatchObject([
    { id: statusIncident, url: `${server.config.statusUrl}/i/${statusIncident}` },
  ]);
});

test('a crash before it is known how far it came leaves nobody out and answers nobody twice', async () => {
  const statusIncident = await opened();
  await read();
  const [kept] = await server.db.select().from(incidentCursors);
  const first = await linkedTo(statusIncident, 'en');
  const body = words('Half is back.', 'La moitié est revenue.');
  await operator.operations.updateIncident({ statusIncident, status: 'monitoring', body });
  await read();
  // As it stands when the process dies in the middle: one is answered, another not, and no place is kept.
  const second = await linkedTo(statusIncident, 'en');
  await server.db.update(incidentCursors).set({ seq: kept!.seq });
  await read();
  expect(await answersOn(first)).toEqual([expect.stringContaining('Half is back.')]);
  expect(await answersOn(second)).toEqual([expect.stringContaining('Half is back.')]);
  // A service that was set up anew counts from the beginning.
  await server.db.update(incidentCursors).set({ seq: 1_000_000 });
  await read();
  expect((await server.db.select().from(incidentCursors))[0]!.seq).toBeLessThan(1_000_000);
  expect(await answersOn(second)).toHaveLength(2);
});

test('what machines write answers nobody; the end says how to close, and solved tickets stay as they are', async () => {
  const statusIncident = await opened();
  await read();
  const waiting = await linkedTo(statusIncident, 'en');
  const solved = await linkedTo(statusIncident, 'en');
  await client().tickets.solve({ org: world.org.slug, ticket: solved.id });
  const body = words('Probes see it again.', 'Les sondes le revoient.');
  await operator.operations.updateIncident({ statusIncident, status: 'identified', body });
  const facts = new DatabaseSync(join(server.config.statusDataDir, 'facts.sqlite'));
  facts.prepare('update status_updates set is_human = 0 where body_en = ?').run(body.en);
  facts.close();
  await read();
  expect(await answersOn(waiting)).toEqual([]);
  expect((await detail(waiting)).clocks).toMatchObject([{ state: 'running' }]);
  const end = words('All is well.', 'Tout va bien.');
  await operator.operations.updateIncident({ statusIncident, status: 'resolved', body: end });
  await read();
  expect(await answersOn(waiting)).toEqual([
    expect.stringMatching(/Resolved: All is well\.[^]*mark this request as solved/),
  ]);
  expect(await detail(waiting)).toMatchObject({ may: { solve: true } });
  expect(await answersOn(solved)).toEqual([]);
});
