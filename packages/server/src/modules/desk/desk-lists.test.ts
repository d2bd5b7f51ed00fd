import { and, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeReport } from '#desk-reports';
import { deskTimeline, getDeskTicket } from '#ticket-handling';
import { lockTicket, recomputeAllClocks, record, ticketMessages, tickets } from '#ticket-store';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { explainAll, type Explained } from '../../testing/explain.ts';
import { isLongForm } from '../../testing/long-form.ts';
import { makeServer, type TestServer } from '../../testing/make-server.ts';
import { actorOf } from '../../testing/release-world.ts';
import { seedTickets, type SeededDesk } from '../../testing/seed-tickets.ts';
import { customerContext } from './customer-context.ts';
import { listOwed } from './list-owed.ts';
import { listQueue } from './list-queue.ts';

// engine: postgres
// Plans of a real PostgreSQL over many tickets: what is read is bounded by the page, not by the desk.

const TICKETS = isLongForm() ? 50_000 : 5000;
/** A page of 50 with the names and clocks that belong to it. */
const A_PAGE = 800;
/** What a page may look at where a filter is judged row by row. */
const BOUNDED = 7000;

let server: TestServer;
let ctx: Ctx;
let seeded: SeededDesk;
beforeAll(async () => {
  server = await makeServer();
  seeded = await seedTickets(server.db, server.clock, TICKETS);
  ctx = server.ctx(await actorOf(server, seeded.agentId));
}, 600_000);
afterAll(() => server.stop());

const LARGE = /^(tickets|ticket_events|ticket_messages|sla_clocks) whole$/;

async function assertBounded(work: () => Promise<unknown>, mostRows: number): Promise<Explained[]> {
  const explained = await explainAll(server.database, work);
  const scans = explained.flatMap((one) => one.scans);
  expect(scans.filter((scan) => LARGE.test(scan))).toEqual([]);
  expect(explained.reduce((sum, { rows }) => sum + rows, 0)).toBeLessThanOrEqual(mostRows);
  return explained;
}

describe(`of ${TICKETS.toLocaleString('en')} tickets`, () => {
  type Filter = Omit<Parameters<typeof listQueue>[1], 'limit'>;
  const cases: [string, () => Filter, string, number][] = [
    ['what is due next', () => ({}), 'tickets by tickets_queue', A_PAGE],
    ['what is late', () => ({ breached: true }), 'tickets by tickets_queue', BOUNDED],
    ['one’s own', () => ({ assignee: 'me' }), 'tickets by tickets_queue_assignee', A_PAGE],
    ['nobody’s', () => ({ assignee: 'none' }), 'tickets by tickets_queue_assignee', A_PAGE],
    ['of an organisation', () => ({ organisation: seeded.orgId }), 'tickets by tickets_queue_org', A_PAGE],
    [
      'of a project',
      () => ({ organisation: seeded.orgId, project: seeded.projectId }),
      'tickets by tickets_queue_org',
      A_PAGE,
    ],
    ['solved ones', () => ({ state: 'solved' }), 'tickets by tickets_over', A_PAGE],
    ['all', () => ({ state: 'all' }), 'tickets by tickets_number', A_PAGE],
    [
      'all of an organisation',
      () => ({ state: 'all', organisation: seeded.orgId }),
      'tickets by tickets_org_number',
      A_PAGE,
    ],
    ['by reference', () => ({ text: 'CPG-10', state: 'all' }), 'tickets by tickets_number', A_PAGE],
    ['waiting for customers', () => ({ state: 'waiting' }), 'tickets by tickets_queue', BOUNDED],
    [
      'of a row, severity and queue',
      () => ({ tier: 'payg', severity: 'urgent', queue: 'technical' }),
      'tickets by tickets_queue',
      BOUNDED,
    ],
    ['with a tag', () => ({ tag: 'hermes', state: 'all' }), 'tickets by tickets_number', BOUNDED],
    ['with words that none has', () => ({ text: 'nowhere' }), 'tickets by tickets_queue', BOUNDED],
    [
      'with words that none has, in messages and notes',
      () => ({ text: 'nowhere', inNotes: true }),
      'ticket_messages by ticket_messages_words',
      BOUNDED,
    ],
  ];
  test.each(cases)('the queue finds by index: %s', async (_name, filter, scan, mostRows) => {
    const explained = await assertBounded(() => listQueue(ctx, { ...filter(), limit: 50 }), mostRows);
    const scans = explained.flatMap((one) => one.scans);
    // Of a few hundred, sorting some is as cheap as reading them in order: then another index of open ones does.
    const others = isLongForm() || mostRows === A_PAGE ? /^$/ : /^tickets by tickets_/;
    expect(scans.some((one) => one === scan || others.test(one) || isOfOrganisation(filter(), one))).toBe(
      true,
    );
  });

  // Of few organisations each has so much that any order will do.
  const isOfOrganisation = ({ organisation }: Filter, scan: string): boolean =>
    organisation !== undefined && /^tickets by tickets_(?:org|queue_org|number)/.test(scan);

  test.each<[string, Filter]>([
    ['what is due next', {}],
    ['nobody’s', { assignee: 'none' }],
    ['solved ones', { state: 'solved' }],
  ])('a page far behind is like the first: %s', async (_name, filter) => {
    const found = new Set<string>();
    let cursor: string | undefined;
    for (let page = 0; page < 3; page++) {
      const { items, nextCursor } = await listQueue(ctx, { ...filter, limit: 10, ...(cursor && { cursor }) });
      for (const { id } of items) found.add(id);
      if (nextCursor === null) break;
      cursor = nextCursor;
    }
    const [rows] = await server.db
      .select()
      .from(tickets)
      .where(and(eq(tickets.orgId, seeded.orgId), eq(tickets.id, seeded.ticketId)));
    expect(rows).toBeDefined();
    expect(found.size).toBeGreaterThan(filter.assignee === 'none' ? 5 : 29);
    await assertBounded(() => listQueue(ctx, { ...filter, limit: 10, cursor: cursor! }), A_PAGE);
  });

  test('words of very many messages leave no ticket out, wherever else they stand', async () => {
    const say = (ticket: string, times: number): Promise<unknown> =>
      server.db.execute(sql`
        INSERT INTO ${ticketMessages} (id, org_id, ticket_id, text, channel, secrets, created_at)
        SELECT 'msg_g' || n || t.id, t.org_id, t.id, 'gremlin ' || n, 'console', '[]'::jsonb, t.created_at
        FROM ${tickets} t, generate_series(1, ${times}::int) n WHERE t.id = ${ticket}`);
    const [{ id: solved } = { id: '' }] = (await listQueue(ctx, { state: 'solved', limit: 1 })).items;
    await say(solved, 10_001);
    await say(seeded.ticketId, 1);
    const ids = async (filter: Filter): Promise<string[]> =>
      (await listQueue(ctx, { ...filter, limit: 50 })).items.map(({ id }) => id);
    expect(await ids({ text: 'gremlin' })).toEqual([seeded.ticketId]);
    expect(await ids({ text: 'gremlin', inNotes: true })).toEqual([seeded.ticketId]);
    expect(await ids({ text: 'gremlin 10001', state: 'all' })).toEqual([solved]);
  });

  test('the order is by what is due, then by age, without a gap from page to page', async () => {
    const [due, ids]: [string[], string[]] = [[], []];
    const request = { organisation: seeded.orgId, limit: 7 };
    let cursor: string | null | undefined;
    do {
      const page = await listQueue(ctx, { ...request, ...(cursor && { cursor }) });
      due.push(...page.items.map(({ owed }) => owed?.dueAt ?? 'z'));
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(due).toEqual(due.toSorted());
    const idle = ids.filter((_id, at) => due[at] === 'z');
    expect(idle).toEqual(idle.toSorted());
    const open = await server.db.select().from(tickets).where(eq(tickets.orgId, seeded.orgId));
    expect(ids.toSorted()).toEqual(
      open
        .filter(({ status }) => status !== 'solved')
        .map(({ id }) => id)
        .toSorted(),
    );
  });

  test('one ticket, its history and its customer are found by their keys', async () => {
    const one = { ticket: seeded.ticketId };
    await assertBounded(() => getDeskTicket(ctx, one), A_PAGE);
    await assertBounded(() => deskTimeline(ctx, { ...one, limit: 50 }), A_PAGE);
    expect(await assertBounded(() => customerContext(ctx, one), A_PAGE)).not.toEqual([]);
  });

  test('clocks of one ticket are made again from its own events alone', async () => {
    const { db } = server;
    const place = { orgId: seeded.orgId, id: seeded.ticketId };
    // Outside of a transaction, so that each statement is explained.
    const line = db as unknown as Tx;
    const work = async (): Promise<unknown> =>
      record(ctx, line, await lockTicket(line, place), { side: 'system', accountId: null }, [
        { kind: 'tagged', tags: [] },
      ]);
    const explained = await assertBounded(work, 100);
    expect(explained.flatMap(({ scans }) => scans)).toContain('ticket_events by ticket_events_pkey');
  });

  test('making all clocks again reads of each ticket what is its own, however many there are', async () => {
    const { db } = server;
    // Outside of transactions, so that each statement is explained.
    const line: typeof db = Object.assign(Object.create(db) as typeof db, {
      transaction: (work: (tx: Tx) => Promise<unknown>) => work(line as unknown as Tx),
    });
    const enough = new Error('enough');
    let made = 0;
    const work = (): Promise<unknown> =>
      recomputeAllClocks({ ...ctx, db: line }, (done) => {
        made = done;
        throw enough;
      }).catch((error: unknown) => {
        if (error !== enough) throw error;
      });
    // Ten events, three clocks read once, the ticket itself some times, and the rules.
    const explained = await assertBounded(work, 200 * 40);
    expect(made).toBe(200);
    expect(explained.reduce((sum, { rows }) => sum + rows, 0)).toBeGreaterThan(200 * 10);
  });

  test('what is owed reads what is open, and a report what happened in its days', async () => {
    const open = TICKETS / 10;
    await assertBounded(() => listOwed(ctx, { limit: 50 }), open + 200);
    const today = server.clock.now().toISOString().slice(0, 10);
    const week = new Date(server.clock.nowMs() - 6 * 86_400_000).toISOString().slice(0, 10);
    const explained = await explainAll(server.database, () =>
      makeReport(ctx, { from: week, to: today, timeZone: 'Europe/Paris' }),
    );
    expect(explained.flatMap(({ scans }) => scans).filter((scan) => LARGE.test(scan))).toEqual([]);
    // Seven of four hundred days, and the backlog twice.
    expect(explained.reduce((sum, { rows }) => sum + rows, 0)).toBeLessThanOrEqual(TICKETS);
  });
});
