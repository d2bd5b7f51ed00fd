import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { foldClocks } from '#support-clocks';
import { webhookDeliveries } from '#deliveries';
import { setEscalation } from '#ticket-handling';
import { clockHistory, mergedWith, recomputeAllClocks, tickets } from '#ticket-store';
import { replyToTicket } from '#tickets';
import { createWebhook } from '#webhooks';
import { makeAccount, makeOrg, type Person } from '../../testing/factories.ts';
import { makeServer, type TestServer } from '../../testing/make-server.ts';
import { readMailbox } from '../../testing/mailbox.ts';
import { makeStaff, makeTicketWorld, type TicketWorld } from '../../testing/ticket-world.ts';
import { asOf } from './clock-rows.ts';
import { rulesOf } from './clock-terms.ts';
import { slaClocks } from './schema.ts';
import { sweepClocks } from './sweep-clocks.ts';

const HOUR = 3_600_000;
let server: TestServer;
let staff: { operator: Person; agent: Person };
let world: TicketWorld;

beforeAll(async () => {
  server = await makeServer();
  server.platform.limits.consume = async () => undefined;
  staff = await makeStaff(server);
});
afterAll(() => server.stop());
beforeEach(async () => {
  world = await makeTicketWorld(server, staff);
});

const sweep = () => sweepClocks(server.ctx({ kind: 'system', name: 'test' }));
const rowsOf = (ticketId: string) =>
  server.db
    .select()
    .from(slaClocks)
    .where(eq(slaClocks.ticketId, ticketId))
    .orderBy(asc(slaClocks.clock), asc(slaClocks.seq));

/** What the fold says now, of the columns that it says. */
async function folded(ticketId: string) {
  const [ticket] = await server.db.select().from(tickets).where(eq(tickets.id, ticketId));
  const ids = (await mergedWith(server.db, ticket!)).map(({ id }) => id);
  const history = await clockHistory(server.db, ticket!.orgId, ids);
  const rules = await rulesOf(server.db, history.terms);
  return foldClocks(history.events, rules, server.clock.now())
    .clocks.filter((clock) => clock.ticketId === ticketId)
    .map(
      ({ clock, seq, state, startedAt, dueAt, warnAt, warnedAt, breachedAt, satisfiedAt, cancelledAt }) => ({
        clock,
        seq,
        state,
        startedAt,
        dueAt,
        warnAt,
        warnedAt,
        breachedAt,
        satisfiedAt,
        cancelledAt,
      }),
    )
    .toSorted((a, b) => (`${a.clock}${a.seq}` < `${b.clock}${b.seq}` ? -1 : 1));
}

describe('kept clocks', () => {
  it('are what the fold says, at every instant, and are made again from the events alone', async () => {
    const { developer } = world;
    const ticket = await world.ticket(developer, { severity: 'urgent' });
    const same = async () => {
      const kept = (await rowsOf(ticket.id)).map((row) => asOf(row, server.clock.now()));
      expect(kept).toMatchObject(await folded(ticket.id));
      expect(kept.length).toBeGreaterThan(0);
    };
    const steps = [
      () =>
        replyToTicket(developer.ctx, { org: world.org.slug, ticket: ticket.id, text: 'x', channel: 'api' }),
      () => world.answer(ticket),
      () =>
        replyToTicket(developer.ctx, { org: world.org.slug, ticket: ticket.id, text: 'y', channel: 'api' }),
      () => world.answer(ticket, 'solved'),
      () =>
        replyToTicket(developer.ctx, { org: world.org.slug, ticket: ticket.id, text: 'z', channel: 'api' }),
    ];
    for (const step of steps) {
      for (const hours of [1, 17, 7]) {
        await same();
        server.clock.advance(hours * HOUR);
      }
      await step();
    }
    await same();
    const before = await rowsOf(ticket.id);
    const row = async () => (await server.db.select().from(tickets).where(eq(tickets.id, ticket.id)))[0];
    const standing = await row();
    await server.db.delete(slaClocks).where(eq(slaClocks.ticketId, ticket.id));
    const done: number[] = [];
    expect(await recomputeAllClocks(server.ctx(), (n) => void done.push(n))).toBe(done.at(-1));
    expect(await rowsOf(ticket.id)).toEqual(before);
    expect(await row()).toEqual(standing);
  });
});

describe('warnings and breaches', () => {
  it('are told once each, dated when they came about, hours late, to those whom the operators chose', async () => {
    const chosen = await makeOrg(await makeAccount(server));
    const owner = world.owner;
    const own = await makeAccount(server);
    const org = await makeOrg(own);
    const events = ['ticket.warning', 'ticket.breached'] as const;
    await createWebhook(own.ctx, { org: org.slug, url: 'https://hooks.example/', events: [...events] });
    await createWebhook(owner.ctx, {
      org: world.org.slug,
      url: 'https://hooks.example/',
      events: [...events],
    });
    const set = (organisation: string, accounts: string[]) =>
      setEscalation(staff.operator.ctx, { organisation, accounts });
    await expect(set(chosen.slug, [owner.accountId])).rejects.toMatchObject({ code: 'not-found' });
    // What other tests left is not told to them.
    await sweep();
    await set(org.slug, [staff.agent.accountId]);
    const started = server.clock.nowMs();
    const ticket = await world.ticket(world.developer, { severity: 'urgent' });
    await sweep();
    expect(await told(org.id, ticket.id)).toEqual([]);
    // The server was down for two days.
    server.clock.advance(48 * HOUR);
    await Promise.all([sweep(), sweep()]);
    await sweep();
    const [warnAt, dueAt] = [18, 24].map((hours) => new Date(started + hours * HOUR).toISOString());
    const fact = (type: string, at: string | undefined) => ({
      type,
      data: { at, dueAt, clock: 'first_response', kind: 'target', ticket: { reference: ticket.reference } },
    });
    expect(await told(org.id, ticket.id)).toMatchObject([
      fact('ticket.warning', warnAt),
      fact('ticket.breached', dueAt),
    ]);
    expect(await told(world.org.id)).toMatchObject([fact('ticket.breached', dueAt)]);
    await server.jobs.settled();
    const mails = (await readMailbox(server)).filter(({ to }) => to.includes(staff.agent.email));
    expect(
      mails
        .map(({ subject }) => subject)
        .filter((subject) => subject.startsWith(`${ticket.reference}:`))
        .toSorted(),
    ).toEqual([`${ticket.reference}: an answer is due soon`, `${ticket.reference}: an answer is late`]);
    // Nothing removes it, and it is told no second time.
    await world.answer(ticket, 'solved');
    await sweep();
    expect(await told(org.id, ticket.id)).toHaveLength(2);
    expect(await rowsOf(ticket.id)).toMatchObject([{ state: 'breached_late', noticeAt: null }]);
    await setEscalation(staff.operator.ctx, { organisation: null, accounts: [] });
  });

  it('are not told of what was answered before, and are of what was answered too late before anybody looked', async () => {
    const [early, late] = [
      await world.ticket(world.developer, { severity: 'urgent' }),
      await world.ticket(world.developer, { severity: 'urgent' }),
    ];
    await createWebhook(world.owner.ctx, {
      org: world.org.slug,
      url: 'https://hooks.example/',
      events: ['ticket.breached'],
    });
    server.clock.advance(10 * HOUR);
    await world.answer(early);
    server.clock.advance(20 * HOUR);
    await world.answer(late);
    await sweep();
    expect(await told(world.org.id)).toMatchObject([{ data: { ticket: { id: late.id } } }]);
  });

  async function told(orgId: string, ticketId?: string): Promise<unknown[]> {
    const rows = await server.db
      .select()
      .from(webhookDeliveries)
      .where(eq(webhookDeliveries.orgId, orgId))
      .orderBy(webhookDeliveries.id);
    return rows
      .map(({ body }) => JSON.parse(body) as { data: { ticket: { id: string } } })
      .filter(({ data }) => ticketId === undefined || data.ticket.id === ticketId);
  }
});
