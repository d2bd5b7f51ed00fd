// Runs on both engines: its world is made by make-server.ts.
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { auditEntries } from '#audit';
import { listQueue } from '#desk';
import { getTicket, replyToTicket, solveTicket, ticketTimeline } from '#tickets';
import type { Ticket } from '@codepushgo/contract';
import { lastAudit, makeAccount } from '../../testing/factories.ts';
import { agent, at, org, server, staff, world, withCustomers } from '../../testing/ticket-suite.ts';
import { makeTicketWorld } from '../../testing/ticket-world.ts';
import { addNote } from './add-note.ts';
import { setCapacity } from './agents.ts';
import { answerIncident } from './answer-incident.ts';
import { answerTicket } from './answer-ticket.ts';
import { assignTicket } from './assign-ticket.ts';
import { deskTimeline, getDeskTicket } from './get-desk-ticket.ts';
import { linkTicket } from './link-ticket.ts';
import { mergeTickets } from './merge-tickets.ts';
import { setTags } from './set-tags.ts';
import { splitTicket } from './split-ticket.ts';

const HOUR = 3_600_000;

withCustomers();

const shown = (ticket: Ticket, person = world.developer) => getTicket(person.ctx, { org, ticket: ticket.id });
const entries = async ({ id }: { id: string }) =>
  (await deskTimeline(agent.ctx, { ticket: id, limit: 100 })).items;
const write = (ticket: Ticket, text: string) =>
  replyToTicket(world.developer.ctx, { org, ticket: ticket.id, text, channel: 'api' });

describe('staff', () => {
  it('alone handle tickets, and only with a key that reaches everywhere', async () => {
    const ticket = await world.ticket(world.developer);
    const note = { ticket: ticket.id, text: 'x' };
    await expect(addNote(world.owner.ctx, note)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(listQueue(world.owner.ctx, { state: 'all', limit: 1 })).rejects.toMatchObject({
      code: 'forbidden',
    });
    const narrow = agent.keyCtx({ level: 'full', organisationId: world.org.id });
    await expect(addNote(narrow, note)).rejects.toMatchObject({ code: 'scope-too-small' });
    await expect(addNote(agent.keyCtx({ level: 'read', organisationId: null }), note)).rejects.toMatchObject({
      code: 'scope-too-small',
    });
    await expect(addNote(agent.ctx, { ...note, ticket: 'CPG-999999' })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('answer: what was owed is met, and whoever answers first gets the ticket', async () => {
    const ticket = await world.ticket(world.developer);
    server.clock.advance(HOUR);
    const done = await answerTicket(agent.ctx, {
      ticket: ticket.reference,
      text: 'Try this.',
      status: 'pending_customer',
    });
    expect(done).toMatchObject({
      assignee: { accountId: agent.accountId },
      status: 'pending_customer',
      awaitsReply: false,
    });
    expect((await shown(ticket)).clocks).toMatchObject([
      { state: 'met', satisfiedAt: at(0), elapsedSeconds: 3600 },
    ]);
    expect(await lastAudit(server, ticket.id)).toMatchObject({
      action: 'ticket.answered',
      orgId: world.org.id,
    });
  });

  it('work among themselves without a trace on the customer’s side', async () => {
    const ticket = await world.ticket(world.developer);
    const before = await shown(ticket);
    server.clock.advance(HOUR);
    const other = await world.ticket(world.owner);
    await addNote(agent.ctx, { ticket: ticket.id, text: 'They sound angry.' });
    await assignTicket(agent.ctx, { ticket: ticket.id, to: 'me' });
    await setTags(agent.ctx, { ticket: ticket.id, tags: ['Hermes', 'hermes', 'ios'] });
    await linkTicket(agent.ctx, { ticket: ticket.id, to: other.id });
    expect(await shown(ticket)).toEqual(before);
    expect(
      (await ticketTimeline(world.developer.ctx, { org, ticket: ticket.id, limit: 9 })).items,
    ).toHaveLength(1);
    expect((await entries(ticket)).map(({ kind }) => kind)).toEqual([
      'message',
      'note',
      'assigned',
      'tagged',
      'linked',
    ]);
    expect(await getDeskTicket(agent.ctx, { ticket: ticket.id })).toMatchObject({
      tags: ['hermes', 'ios'],
      links: [{ id: other.id }],
    });
    const log = await server.db.select().from(auditEntries).where(eq(auditEntries.targetId, ticket.id));
    const inside = ['ticket.noted', 'ticket.assigned', 'ticket.tagged', 'ticket.linked'];
    expect(
      log
        .filter(({ orgId }) => orgId === null)
        .map(({ action }) => action)
        .toSorted(),
    ).toEqual(inside.toSorted());
  });

  it('are given tickets in turn, as far as each has room', async () => {
    const second = await makeAccount(server, { agent: true });
    await setCapacity(agent.ctx, { agent: 'me', capacity: 1000 });
    await setCapacity(second.ctx, { agent: 'me', capacity: 1 });
    const next = async () => {
      server.clock.advance(1000);
      const { id } = await world.ticket(world.developer);
      return (await assignTicket(agent.ctx, { ticket: id, to: 'next' })).assignee?.accountId;
    };
    const given = [await next(), await next(), await next()];
    expect(given.filter((id) => id === second.accountId)).toHaveLength(1);
    await setCapacity(agent.ctx, { agent: 'me', capacity: 0 });
    await expect(next()).rejects.toMatchObject({ extra: { reason: 'no-agent' } });
    const { id } = await world.ticket(world.developer);
    const stranger = world.owner.accountId;
    await expect(assignTicket(agent.ctx, { ticket: id, to: stranger })).rejects.toMatchObject({
      extra: { reason: 'agent-not-found' },
    });
    expect(await assignTicket(agent.ctx, { ticket: id, to: null })).toMatchObject({ assignee: null });
    await setCapacity(agent.ctx, { agent: 'me', capacity: 20 });
  });

  it('see what is due next first, page by page, narrowed as they like', async () => {
    const [low, urgent] = [
      await world.ticket(world.developer, { severity: 'low' }),
      await world.ticket(world.developer, { severity: 'urgent' }),
    ];
    await world.plan('maker');
    const without = await world.ticket(world.developer);
    const waiting = await world.ticket(world.viewer);
    const list = async (more: object = {}) => {
      const found: string[] = [];
      let cursor: string | null | undefined;
      do {
        const page = await listQueue(agent.ctx, {
          state: 'open',
          limit: 2,
          organisation: org,
          ...more,
          ...(cursor && { cursor }),
        });
        found.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor;
      } while (cursor);
      return found;
    };
    expect(await list()).toEqual([urgent.id, low.id, without.id]);
    expect(await list({ state: 'waiting' })).toEqual([waiting.id]);
    expect(await list({ severity: 'low' })).toEqual([low.id]);
    expect(await list({ assignee: 'me' })).toEqual([]);
    await assignTicket(agent.ctx, { ticket: low.id, to: 'me' });
    expect(await list({ assignee: 'me' })).toEqual([low.id]);
    expect(await list({ state: 'solved' })).toEqual([]);
  });
});

describe('merging', () => {
  it('moves what is owed to the ticket that goes on, whose requester sees it all', async () => {
    const first = await world.ticket(world.developer, { severity: 'low' });
    server.clock.advance(HOUR);
    const second = await world.ticket(world.owner, { severity: 'urgent' });
    server.clock.advance(HOUR);
    const done = await mergeTickets(agent.ctx, { ticket: second.id, into: first.reference });
    expect(done).toMatchObject({
      id: first.id,
      severity: 'urgent',
      owed: { clock: 'first_response', dueAt: at(23 * HOUR) },
    });
    const gone = await shown(second, world.owner);
    expect(gone).toMatchObject({ status: 'closed', mergedInto: { id: first.id }, owed: null });
    expect(gone.clocks).toMatchObject([{ state: 'cancelled', end: 'merged' }]);
    expect((await shown(first)).participants).toMatchObject([{ accountId: world.owner.accountId }]);
    await expect(write(second, 'x')).rejects.toMatchObject({ extra: { reason: 'ticket-merged' } });
    await expect(world.answer(second)).rejects.toMatchObject({ extra: { reason: 'ticket-merged' } });
    await world.answer(first);
    expect((await shown(first)).clocks).toMatchObject([{ state: 'met' }]);
    expect(await lastAudit(server, second.id)).toMatchObject({
      action: 'ticket.merged',
      details: { into: first.id },
    });
  });

  it('is refused across organisations, into itself, of solved ones, and of private ones of two people', async () => {
    const other = await makeTicketWorld(server, staff);
    const [here, there] = [await world.ticket(world.developer), await other.ticket(other.developer)];
    const merge = (ticket: Ticket, into: Ticket) =>
      mergeTickets(agent.ctx, { ticket: ticket.id, into: into.id });
    await expect(merge(here, there)).rejects.toMatchObject({ extra: { reason: 'other-organisation' } });
    await expect(merge(here, here)).rejects.toMatchObject({ extra: { reason: 'same-ticket' } });
    const mine = await world.ticket(world.viewer, { category: 'data_protection', project: undefined });
    await expect(merge(mine, here)).rejects.toMatchObject({ code: 'conflict' });
    const solved = await world.ticket(world.developer);
    await solveTicket(world.developer.ctx, { org, ticket: solved.id });
    await expect(merge(here, solved)).rejects.toMatchObject({ extra: { reason: 'ticket-solved' } });
  });
});

describe('splitting, linking, incidents', () => {
  it('makes a ticket of messages, owed from when they were received', async () => {
    const ticket = await world.ticket(world.developer);
    server.clock.advance(HOUR);
    await write(ticket, 'And something else: the bill.');
    const asked = at(0);
    server.clock.advance(HOUR);
    const messages = (await entries(ticket)).flatMap((entry) =>
      entry.kind === 'message' ? [entry.message] : [],
    );
    const split = (ids: string[]) =>
      splitTicket(agent.ctx, { ticket: ticket.id, subject: 'The bill', messages: ids });
    await expect(split(messages.map(({ id }) => id))).rejects.toMatchObject({
      extra: { reason: 'all-messages' },
    });
    await expect(split(['msg_none'])).rejects.toMatchObject({ extra: { reason: 'message-not-found' } });
    const fresh = await split([messages[1]!.id]);
    expect(fresh).toMatchObject({ subject: 'The bill', createdAt: asked, owed: { startedAt: asked } });
    expect((await shown(fresh)).requester).toEqual(
      ticket.requester === null ? null : { ...(await shown(ticket)).requester },
    );
    const copy = (await ticketTimeline(world.developer.ctx, { org, ticket: fresh.id, limit: 9 })).items;
    expect(copy).toMatchObject([
      { message: { text: 'And something else: the bill.' } },
      { kind: 'split', ticket: { id: ticket.id } },
    ]);
  });

  it('answers all open tickets of an incident with one human word', async () => {
    const other = await makeTicketWorld(server, staff);
    const linked = [await world.ticket(world.developer), await other.ticket(other.developer)];
    const solved = await world.ticket(world.developer);
    const incident = `inc_${world.org.id}`;
    for (const { id } of [...linked, solved]) await linkTicket(agent.ctx, { ticket: id, incident });
    await solveTicket(world.developer.ctx, { org, ticket: solved.id });
    expect((await shown(linked[0]!)).clocks).toMatchObject([{ state: 'running' }]);
    expect(await answerIncident(agent.ctx, { incident, text: 'It works again.' })).toEqual({ answered: 2 });
    const after = await shown(linked[0]!);
    expect(after).toMatchObject({ incidents: [{ id: incident }], clocks: [{ state: 'met' }] });
  });
});
