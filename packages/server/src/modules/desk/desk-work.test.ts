// Runs on both engines: its world is made by make-server.ts.
import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { auditEntries } from '#audit';
import {
  answerTicket,
  assignTicket,
  deskTimeline,
  getDeskTicket,
  setAway,
  setCapacity,
  setTags,
  setTicketStatus,
} from '#ticket-handling';
import { replyToTicket } from '#tickets';
import type { DeskEvent } from '@codepushgo/contract';
import { makeAccount, type Person } from '../../testing/factories.ts';
import { agent, org, server, staff, world, withCustomers } from '../../testing/ticket-suite.ts';
import { bePresent } from './be-present.ts';
import { createView } from './create-view.ts';
import { customerContext } from './customer-context.ts';
import { dealTickets } from './deal-tickets.ts';
import { deleteView } from './delete-view.ts';
import { listOwed } from './list-owed.ts';
import { listQueue } from './list-queue.ts';
import { listTags } from './list-tags.ts';
import { listenDesk } from './listen-desk.ts';
import { updateView } from './update-view.ts';
import { listViews } from './views.ts';

const HOUR = 3_600_000;
let second: Person;

withCustomers();
beforeAll(async () => {
  second = await makeAccount(server, { agent: true, name: 'Kim' });
});

describe('the queue', () => {
  it('is narrowed by each filter, and by words and references', async () => {
    const urgent = await world.ticket(world.developer, {
      severity: 'urgent',
      subject: 'Nothing starts 100%',
    });
    const bill = await world.ticket(world.owner, { category: 'billing', project: undefined });
    const waiting = await world.ticket(world.viewer);
    const found = async (filter: object) =>
      (await listQueue(agent.ctx, { organisation: org, limit: 50, ...filter })).items.map(({ id }) => id);
    expect(await found({})).toEqual([urgent.id, bill.id]);
    expect(await found({ queue: 'billing' })).toEqual([bill.id]);
    expect(await found({ tier: 'team' })).toEqual([urgent.id]);
    expect(await found({ tier: 'none' })).toEqual([bill.id]);
    expect(await found({ status: 'new', severity: 'urgent' })).toEqual([urgent.id]);
    expect(await found({ project: world.project.id })).toEqual([urgent.id]);
    expect(await found({ state: 'waiting' })).toEqual([waiting.id]);
    expect(await found({ text: '100%' })).toEqual([urgent.id]);
    expect(await found({ text: '_' })).toEqual([]);
    expect(await found({ text: bill.reference.toLowerCase() })).toEqual([bill.id]);
    expect(await found({ breached: true })).toEqual([]);
    server.clock.advance(25 * HOUR);
    expect(await found({ breached: true })).toEqual([urgent.id]);
    expect(await found({ breached: false })).toEqual([bill.id]);
    await setTicketStatus(agent.ctx, { ticket: bill.id, status: 'solved', reason: 'Twice' });
    expect(await found({ state: 'solved' })).toEqual([bill.id]);
    expect(await found({ state: 'all' })).toEqual([waiting.id, bill.id, urgent.id]);
    await expect(found({ organisation: 'nowhere' })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('says what we owe an organisation and what it owes us', async () => {
    const ours = await world.ticket(world.developer, { severity: 'urgent' });
    const theirs = await world.ticket(world.developer);
    await world.ticket(world.viewer);
    await world.answer(theirs);
    const owed = async () => (await listOwed(agent.ctx, { organisation: org, limit: 9 })).items;
    expect(await owed()).toMatchObject([
      {
        organisation: { slug: org },
        weOwe: { tickets: 1, late: 0, nextDueAt: ours.owed!.dueAt },
        theyOwe: { tickets: 2 },
      },
    ]);
    server.clock.advance(25 * HOUR);
    expect(await owed()).toMatchObject([{ weOwe: { tickets: 1, late: 1 } }]);
    const all: string[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await listOwed(agent.ctx, { limit: 1, ...(cursor && { cursor }) });
      all.push(...page.items.map(({ organisation }) => organisation!.id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(new Set(all).size).toBe(all.length);
    expect(all).toContain(world.org.id);
  });
});

describe('views', () => {
  it('are one’s own or shared, and changed by their owner alone', async () => {
    const filter = { breached: true, severity: 'urgent' as const };
    const view = await createView(agent.ctx, { name: 'Late', isShared: false, filter });
    const seenBy = async ({ ctx }: Person) => (await listViews(ctx)).items.map(({ id }) => id);
    expect(await seenBy(agent)).toContain(view.id);
    expect(await seenBy(second)).not.toContain(view.id);
    const shared = { view: view.id, name: 'Late', isShared: true, filter };
    await expect(updateView(second.ctx, shared)).rejects.toMatchObject({ code: 'not-found' });
    expect(await updateView(agent.ctx, shared)).toMatchObject({
      owner: { accountId: agent.accountId },
      filter,
    });
    expect(await seenBy(second)).toContain(view.id);
    await expect(deleteView(second.ctx, { view: view.id })).rejects.toMatchObject({ code: 'not-found' });
    await deleteView(agent.ctx, { view: view.id });
    expect(await seenBy(agent)).not.toContain(view.id);
    await expect(createView(world.owner.ctx, shared)).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('who is there', () => {
  it('is told to the others while it lasts', async () => {
    const ticket = await world.ticket(world.developer);
    const be = ({ ctx }: Person, doing: 'reading' | 'writing' | 'gone') =>
      bePresent(ctx, { ticket: ticket.id, doing });
    const alone = await be(agent, 'reading');
    expect(alone.people).toEqual([]);
    expect((await be(second, 'writing')).people).toMatchObject([
      { accountId: agent.accountId, doing: 'reading' },
    ]);
    expect((await be(agent, 'writing')).people).toMatchObject([{ name: 'Kim', doing: 'writing' }]);
    await world.answer(ticket);
    expect((await be(agent, 'writing')).seq).toBeGreaterThan(alone.seq);
    expect((await be(agent, 'gone')).people).toHaveLength(1);
    expect((await be(second, 'reading')).people).toEqual([]);
    server.clock.advance(60_000);
    expect((await be(agent, 'reading')).people).toEqual([]);
    await expect(be(world.owner, 'reading')).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('arrives live with what changes, and ends with the role', async () => {
    const ticket = await world.ticket(world.developer);
    let isStaff = true;
    const ctx = { ...agent.ctx, whoNow: async () => (isStaff ? agent.ctx.actor : world.owner.ctx.actor) };
    const stream = await listenDesk(ctx, { ticket: ticket.id });
    const until = async (type: DeskEvent['type']): Promise<DeskEvent> => {
      for (;;) {
        const { value } = await stream.next();
        if (value?.type === type) return value;
      }
    };
    expect(await until('presence')).toMatchObject({ people: [] });
    await bePresent(second.ctx, { ticket: ticket.id, doing: 'writing' });
    expect(await until('presence')).toMatchObject({
      ticket: ticket.id,
      people: [{ name: 'Kim', doing: 'writing' }],
    });
    await assignTicket(second.ctx, { ticket: ticket.id, to: 'me' });
    expect(await until('changed')).toMatchObject({
      tickets: [{ id: ticket.id, reference: ticket.reference }],
    });
    isStaff = false;
    server.clock.advance(10_000);
    expect(await until('ended')).toMatchObject({ reason: 'access-lost' });
    expect(await stream.next()).toMatchObject({ done: true });
  });
});

describe('a customer', () => {
  it('is shown with coverage and other tickets, and reads in the audit log who of the staff opened what', async () => {
    const first = await world.ticket(world.developer);
    const other = await world.ticket(world.owner, { severity: 'low' });
    const seen = await customerContext(agent.ctx, { ticket: first.reference });
    expect(seen).toMatchObject({
      requester: { accountId: world.developer.accountId, role: 'developer' },
      organisation: { slug: org },
      coverage: { plan: { id: 'team' }, responseRow: 'team' },
      tickets: { open: 1, latest: [{ id: other.id, isOfRequester: false }], ratings: { good: 0, bad: 0 } },
      communityPost: null,
    });
    const readings = async () =>
      (await server.db.select().from(auditEntries).where(eq(auditEntries.targetId, first.id))).filter(
        ({ action }) => action === 'ticket.read-by-staff',
      );
    expect(await readings()).toEqual([]);
    await getDeskTicket(agent.ctx, { ticket: first.id });
    await deskTimeline(agent.ctx, { ticket: first.id, limit: 9 });
    expect(await readings()).toMatchObject([{ orgId: world.org.id, actorId: agent.accountId }]);
    await deskTimeline(second.ctx, { ticket: first.id, limit: 9 });
    server.clock.advance(2 * HOUR);
    await deskTimeline(agent.ctx, { ticket: first.id, limit: 9 });
    expect(await readings()).toHaveLength(3);
  });
});

describe('the rota', () => {
  it('deals what nobody has to those who are there and have room, what is due next first', async () => {
    // What other tests left to nobody is not what this one is about.
    await setCapacity(staff.operator.ctx, { agent: 'me', capacity: 1000 });
    await dealTickets(staff.operator.ctx, { most: 100 });
    await setCapacity(staff.operator.ctx, { agent: 'me', capacity: 0 });
    await setCapacity(agent.ctx, { agent: 'me', capacity: 1000 });
    await setCapacity(second.ctx, { agent: 'me', capacity: 1000 });
    expect(await setAway(second.ctx, { agent: 'me', isAway: true })).toMatchObject({ isAway: true });
    const low = await world.ticket(world.developer, { severity: 'low' });
    const urgent = await world.ticket(world.developer, { severity: 'urgent' });
    const given = async () => {
      const { items } = await listQueue(agent.ctx, { organisation: org, limit: 9 });
      return Object.fromEntries(items.map(({ id, assignee }) => [id, assignee?.accountId ?? null]));
    };
    expect(await dealTickets(agent.ctx, { most: 1 })).toEqual({ given: 1, left: 0 });
    expect(await given()).toEqual({ [urgent.id]: agent.accountId, [low.id]: null });
    await setAway(agent.ctx, { agent: 'me', isAway: true });
    expect(await dealTickets(agent.ctx, { most: 9 })).toEqual({ given: 0, left: 1 });
    await setAway(second.ctx, { agent: 'me', isAway: false });
    expect(await dealTickets(agent.ctx, { most: 9 })).toEqual({ given: 1, left: 0 });
    expect(await given()).toEqual({ [urgent.id]: agent.accountId, [low.id]: second.accountId });
    await setAway(agent.ctx, { agent: 'me', isAway: false });
  });
});

describe('tags', () => {
  it('are counted over open tickets', async () => {
    const tag = `t-${world.org.slug}`;
    const [one, two] = [await world.ticket(world.developer), await world.ticket(world.developer)];
    for (const { id } of [one, two]) await setTags(agent.ctx, { ticket: id, tags: [tag] });
    const counted = async () => (await listTags(agent.ctx)).items.find((item) => item.tag === tag);
    expect(await counted()).toEqual({ tag, tickets: 2 });
    await answerTicket(agent.ctx, { ticket: one.id, text: 'Done', status: 'solved' });
    expect(await counted()).toEqual({ tag, tickets: 1 });
    await replyToTicket(world.developer.ctx, { org, ticket: one.id, text: 'No', channel: 'api' });
    expect(await counted()).toEqual({ tag, tickets: 2 });
  });
});
