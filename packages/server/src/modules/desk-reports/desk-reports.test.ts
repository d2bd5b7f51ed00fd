import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeskReport } from '@codepushgo/contract';
import { answerTicket, setTicketStatus } from '#ticket-handling';
import { rateTicket, replyToTicket, solveTicket } from '#tickets';
import { makeServer, type TestServer } from '../../testing/make-server.ts';
import { makeStaff, makeTicketWorld, type TicketWorld } from '../../testing/ticket-world.ts';
import { makeReport, type ReportRequest } from './make-report.ts';
import { reportTable } from './report-table.ts';

const HOUR = 3_600_000;
let server: TestServer;
let world: TicketWorld;
let early: DeskReport;
let late: DeskReport;
let request: ReportRequest;

/** Four urgent tickets and two low ones: answered, late, solved in silence, solved and asked again, given up. */
beforeAll(async () => {
  server = await makeServer();
  server.platform.limits.consume = async () => undefined;
  world = await makeTicketWorld(server, await makeStaff(server));
  const { agent, developer, org } = world;
  const named = (ticket: { id: string }) => ({ org: org.slug, ticket: ticket.id });
  const day = () => server.clock.now().toISOString().slice(0, 10);
  const from = day();
  const urgent = () => world.ticket(developer, { severity: 'urgent' });
  const [quick, slow, tired, gone] = [await urgent(), await urgent(), await urgent(), await urgent()];
  const [silent, again] = [
    await world.ticket(developer, { severity: 'low' }),
    await world.ticket(developer, { severity: 'low' }),
  ];
  await solveTicket(developer.ctx, named(gone));
  server.clock.advance(HOUR);
  await world.answer(quick);
  await setTicketStatus(agent.ctx, { ticket: silent.id, status: 'solved', reason: 'spam' });
  await answerTicket(agent.ctx, { ticket: again.id, text: 'Like this.', status: 'solved' });
  await replyToTicket(developer.ctx, { ...named(again), text: 'Still broken', channel: 'api' });
  server.clock.advance(24 * HOUR);
  await solveTicket(developer.ctx, named(tired));
  await rateTicket(developer.ctx, { ...named(tired), score: 'bad', comment: '' });
  request = { from, to: day(), timeZone: 'UTC', organisation: org.slug };
  early = await makeReport(agent.ctx, request);
  await world.answer(slow);
  late = await makeReport(agent.ctx, request);
});
afterAll(() => server.stop());

const first = { clock: 'first_response', responseRow: 'team', queue: null } as const;

describe('a report', () => {
  it('counts a breach when it was due, noticed or not, and no clock that was cancelled before', () => {
    const urgent = { ...first, severity: 'urgent', kind: 'target', met: 1, breached: 2, share: 1 / 3 };
    const low = { ...first, severity: 'low', kind: 'target', met: 1, breached: 0, share: 1 };
    expect(early.attainment).toEqual([urgent, low]);
    expect(late.attainment).toEqual([urgent, low]);
  });

  it('tells how long answers took by nearest ranks', () => {
    const hour = { p50: 3600, p75: 3600, p90: 3600, p95: 3600, p99: 3600, longest: 3600 };
    expect(early.responseTimes[0]).toEqual({ ...first, severity: 'urgent', answers: 1, ...hour });
    expect(late.responseTimes[0]).toMatchObject({ answers: 2, p50: 3600, p75: 90_000, longest: 90_000 });
  });

  it('tells what came in, what was solved in silence, and what did not hold', () => {
    const shares = { silentShare: 1 / 4, reopenedShare: 1 / 4 };
    expect(late.totals).toEqual({ opened: 6, solved: 4, silent: 1, reopened: 1, ...shares });
    expect(late.days.map(({ opened }) => opened).reduce((a, b) => a + b)).toBe(6);
    expect([late.days[0]!.day, late.days.at(-1)!.day]).toEqual([request.from, request.to]);
  });

  it('tells what is open, how old, and what requesters say', () => {
    expect(late.backlog).toMatchObject({ tickets: 3, medianAgeSeconds: 90_000, oldestAgeSeconds: 90_000 });
    expect(late.backlog.ages.filter(({ tickets }) => tickets > 0)).toEqual([{ underDays: 3, tickets: 3 }]);
    expect(late.backlog.queues[0]).toEqual({ queue: 'technical', tickets: 3, waitsForCustomer: 2 });
    expect(late.satisfaction).toEqual({ good: 0, bad: 1, unrated: 2, goodShare: 0 });
  });

  it('is of one queue or organisation alone, and of its period alone', async () => {
    const { agent } = world;
    const empty = await makeReport(agent.ctx, { ...request, queue: 'security' });
    expect([empty.attainment, empty.totals.opened, empty.backlog.tickets]).toEqual([[], 0, 0]);
    const before = await makeReport(agent.ctx, { ...request, from: '2020-01-01', to: '2020-12-31' });
    expect([before.days.length, before.attainment, before.totals.silentShare]).toEqual([366, [], null]);
  });

  it('has days of the place that is asked for', async () => {
    const spring = { ...request, from: '2030-03-30', to: '2030-03-31', timeZone: 'Europe/Paris' };
    const report = await makeReport(world.agent.ctx, spring);
    expect([report.from, report.to]).toEqual(['2030-03-29T23:00:00.000Z', '2030-03-31T22:00:00.000Z']);
    expect(report.days.map(({ day }) => day)).toEqual(['2030-03-30', '2030-03-31']);
    for (const to of ['2029-12-31', '2031-01-02']) {
      const refused = makeReport(world.agent.ctx, { ...request, from: '2030-01-01', to });
      await expect(refused).rejects.toMatchObject({ code: 'invalid-input' });
    }
    await expect(makeReport(world.owner.ctx, request)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('is given out as CSV, table by table', async () => {
    const read = async (table: Parameters<typeof reportTable>[1]['table']) =>
      (await reportTable(world.agent.ctx, { ...request, table })).text();
    expect(await read('attainment')).toBe(
      [
        'clock,responseRow,queue,severity,kind,met,breached,share',
        `first_response,team,,urgent,target,1,2,${1 / 3}`,
        'first_response,team,,low,target,1,0,1',
        '',
      ].join('\r\n'),
    );
    expect(await read('response-times')).toContain('first_response,team,,urgent,2,3600,90000');
    expect(await read('backlog')).toContain('technical,3,2\r\n');
    expect(await read('summary')).toContain('reopenedShare,0.25\r\n');
    expect((await read('days')).split('\r\n')[0]).toBe('day,opened,solved,reopened');
  });

  it('knows of a ticket that is open again what it was then', async () => {
    const { agent, developer, org } = world;
    const named = { org: org.slug };
    const one = await world.ticket(developer, { severity: 'low' });
    await answerTicket(agent.ctx, { ticket: one.id, text: 'Like this.', status: 'solved' });
    server.clock.advance(48 * HOUR);
    await replyToTicket(developer.ctx, { ...named, ticket: one.id, text: 'Again', channel: 'api' });
    const at = (day: number): Promise<DeskReport> => {
      const date = new Date(server.clock.nowMs() - day * 24 * HOUR).toISOString().slice(0, 10);
      return makeReport(agent.ctx, { ...request, from: date, to: date });
    };
    const [then, now] = [await at(1), await at(0)];
    expect([then.backlog.tickets, now.backlog.tickets]).toEqual([3, 4]);
  });
});
