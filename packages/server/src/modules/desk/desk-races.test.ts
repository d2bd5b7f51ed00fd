// Runs on both engines: its world is made by make-server.ts.
import { and, eq } from 'drizzle-orm';
import { beforeAll, expect, it } from 'vitest';
import { addNote, answerTicket, assignTicket, setCapacity } from '#ticket-handling';
import { ticketEvents } from '#ticket-store';
import { replyToTicket } from '#tickets';
import { makeAccount, type Person } from '../../testing/factories.ts';
import { agent, server, withCustomers, world } from '../../testing/ticket-suite.ts';
import { bePresent } from './be-present.ts';
import { dealTickets } from './deal-tickets.ts';
import { listQueue } from './list-queue.ts';

// Two of the staff at once, and what they search for.

withCustomers();
let second: Person;
beforeAll(async () => {
  second = await makeAccount(server, { agent: true, name: 'Kim' });
});

it('deals each ticket once, and leaves alone what somebody takes meanwhile', async () => {
  for (const one of [agent, second]) await setCapacity(one.ctx, { agent: 'me', capacity: 10 });
  const made = [];
  for (let i = 0; i < 4; i++) made.push(await world.ticket(world.developer));
  const [mine] = made;
  const dealt = await Promise.all([
    dealTickets(agent.ctx, { most: 20 }),
    dealTickets(second.ctx, { most: 20 }),
    assignTicket(second.ctx, { ticket: mine!.id, to: 'me' }),
  ]);
  const rows = await server.db.select().from(ticketEvents).where(eq(ticketEvents.orgId, world.org.id));
  const given = rows.filter(({ change }) => change.kind === 'assigned');
  const last = given.findLast(({ ticketId }) => ticketId === mine!.id)!;
  expect(last.change).toEqual({ kind: 'assigned', accountId: second.accountId });
  const others = given.filter(({ ticketId }) => ticketId !== mine!.id).map(({ ticketId }) => ticketId);
  expect(others.toSorted()).toEqual(
    made
      .slice(1)
      .map(({ id }) => id)
      .toSorted(),
  );
  expect(dealt[0].given + dealt[1].given).toBeGreaterThanOrEqual(3);
  expect(dealt[0].given + dealt[1].given).toBeLessThanOrEqual(4);
});

it('refuses an answer to what has changed since, and says what did', async () => {
  const ticket = await world.ticket(world.developer);
  const named = { ticket: ticket.id };
  const { seq } = await bePresent(agent.ctx, { ...named, doing: 'writing' });
  const answer = (at: number) =>
    answerTicket(agent.ctx, { ...named, text: 'Try this.', status: 'open', seq: at });
  // One's own note, and who has it, change nothing about the answer.
  await addNote(agent.ctx, { ...named, text: 'Mine' });
  await assignTicket(second.ctx, { ...named, to: 'me' });
  await answer(seq);
  const { org, developer } = world;
  const before = await bePresent(agent.ctx, { ...named, doing: 'writing' });
  await replyToTicket(developer.ctx, { org: org.slug, ...named, text: 'It works now', channel: 'api' });
  await addNote(second.ctx, { ...named, text: 'They solved it' });
  const refused = await answer(before.seq).catch((error: unknown) => error);
  expect(refused).toMatchObject({
    code: 'conflict',
    extra: {
      reason: 'ticket-changed',
      seq: before.seq + 2,
      changed: [
        { kind: 'message', message: { text: 'It works now' } },
        { kind: 'note', note: { text: 'They solved it' } },
      ],
    },
  });
  const sent = await server.db
    .select()
    .from(ticketEvents)
    .where(and(eq(ticketEvents.orgId, world.org.id), eq(ticketEvents.ticketId, ticket.id)));
  expect(sent.filter(({ change }) => change.kind === 'reply')).toHaveLength(1);
  await answer(before.seq + 2);
});

it('finds tickets by what was written, and by notes only where that is asked for', async () => {
  const ticket = await world.ticket(world.developer, { text: 'The aardvark bundle is unreadable.' });
  await addNote(agent.ctx, { ticket: ticket.id, text: 'Smells of pangolin.' });
  const found = async (filter: object) =>
    (await listQueue(agent.ctx, { organisation: world.org.slug, limit: 50, ...filter })).items.map(
      ({ id }) => id,
    );
  expect(await found({ text: 'Aardvark' })).toEqual([ticket.id]);
  expect(await found({ text: 'aardvark unreadable' })).toEqual([ticket.id]);
  expect(await found({ text: 'aardvark readable' })).toEqual([]);
  expect(await found({ text: 'pangolin' })).toEqual([]);
  expect(await found({ text: 'pangolin', inNotes: true })).toEqual([ticket.id]);
});
