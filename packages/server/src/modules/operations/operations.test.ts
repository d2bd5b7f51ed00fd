import { createServer, type AddressInfo } from 'node:net';
import { StatusNow, type OrganisationSla } from '@codepushgo/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditEntries } from '#audit';
import { makeContract } from '#billing';
import type { Config } from '../../config.ts';
import type { Ctx } from '../../context.ts';
import { openLog } from '../../platform/log.ts';
import { eventually } from '../../testing/eventually.ts';
import { lastAudit, makeAccount, makeOrg, type Person } from '../../testing/factories.ts';
import { faultyDb } from '../../testing/faulty-db.ts';
import { makeServer, type TestServer } from '../../testing/make-server.ts';
import { extendMaintenance, moveMaintenance, scheduleMaintenance } from './change-maintenance.ts';
import { listExclusions, recordExclusion } from './exclusions.ts';
import { getIncident, listIncidents } from './incidents.ts';
import { openIncident } from './open-incident.ts';
import { statusNow } from './status-now.ts';
import { updateIncident } from './update-incident.ts';

const HOUR = 3_600_000;
const title = { en: 'Downloads fail', fr: 'Les téléchargements échouent' };
const body = { en: 'We look for the cause.', fr: 'Nous cherchons la cause.' };

let server: TestServer;
let operator: Person;
beforeAll(async () => {
  // That place cannot be written, which the log would tell.
  const config = { statusPort: 0, statusTargets: ['/dev/null/site'] };
  server = await makeServer({ config, log: openLog('fatal') });
  operator = await makeAccount(server, { name: 'Grace', operator: true });
});
afterAll(() => server.stop());

const later = (ms: number): string => new Date(server.clock.nowMs() + ms).toISOString();
const open = (ctx = operator.ctx) =>
  openIncident(ctx, {
    title,
    body,
    status: 'investigating',
    impactOverride: null,
    components: { 'package-downloads': 'major_outage' },
  });

test('a month of real facts freezes, and the claim that it fills in becomes a credit', async () => {
  const firstOf = (months: number): Date => {
    const now = server.clock.now();
    return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months));
  };
  const [from, to] = [firstOf(1), firstOf(2)];
  server.clock.set(new Date(from.getTime() + 9 * 24 * HOUR));
  const { id } = await open();
  server.clock.advance(10 * HOUR);
  await updateIncident(operator.ctx, { statusIncident: id, status: 'resolved', body });
  server.clock.set(new Date(to.getTime() + 50 * HOUR));
  const owner = await makeAccount(server);
  const org = await makeOrg(owner);
  const call = async <T = object>(who: Person, path: string, json?: object): Promise<T> => {
    const headers = { authorization: `Bearer ${who.accessKey}`, 'content-type': 'application/json' };
    const init = json && { method: 'POST', body: JSON.stringify(json) };
    const answer = await server.fetch(`/api/v1${path}`, { headers, ...init });
    expect(answer.status).toBe(200);
    return (await answer.json()) as T;
  };
  await makeContract(operator.ctx, {
    customer: org.id,
    from: from.toISOString(),
    to: new Date(to.getTime() + 300 * 24 * HOUR).toISOString(),
    monthlyFeeMicroUsd: 1_200_000_000,
    responseRow: 'priority_plus',
    timeZone: 'UTC',
    holidays: [],
    reason: 'Signed',
  });
  await server.platform.jobs.send(server.db, 'sla.freeze', {});
  await server.jobs.settled();
  const days = (to.getTime() - from.getTime()) / (24 * HOUR);
  const { months, claims } = await call<OrganisationSla>(owner, `/organisations/${org.slug}/sla`);
  const [hours, month] = [days * 24, from.toISOString().slice(0, 7)];
  const availability = (Math.floor(((hours - 10) / hours) * 100_000) / 1000).toFixed(3);
  expect(months).toMatchObject([{ revision: 1, figure: { availability } }]);
  expect(claims).toMatchObject([{ month, status: 'ready', creditPercent: 10, creditCents: 12_000 }]);
  const claim = claims[0]!.id;
  await call(owner, `/organisations/${org.slug}/sla/claims/${claim}/confirm`, {});
  await call(operator, `/operator/customers/${org.id}/sla-claims/${claim}/approve`, {});
  const { items } = await call<{ items: object[] }>(owner, `/organisations/${org.slug}/sla/credits`);
  expect(items).toMatchObject([{ number: 1, amountCents: 12_000, balanceCents: 12_000, month }]);
  const page = await (await server.fetch('/en/sla')).text();
  const [under = '', count = '', earned = '', times = ''] = [
    'This month so far',
    'How availability is counted',
    'Service credits',
    'Response times',
  ].map((title) => page.split(`<h2>${title}</h2>`)[1]?.split('</section>')[0]);
  expect([under.includes('Provisional'), count.match(/<li>/g)?.length]).toEqual([true, 8]);
  expect(page).toContain(`${availability}%`);
  expect(earned.match(/<t[hd][^>]*>\d+%/g)).toHaveLength(4);
  expect(times).toContain('<table');
});

test('what operators tell is on the status site, and in the audit log of the platform', async () => {
  const opened = await open();
  expect(opened).toMatchObject({
    impact: 'critical',
    origin: 'operator',
    updates: [{ isHuman: true, body }],
  });
  expect(opened.url).toBe(`${server.config.statusUrl}/i/${opened.id}`);
  expect(await lastAudit(server, opened.id)).toMatchObject({
    action: 'incident.opened',
    actorId: operator.accountId,
    orgId: null,
  });
  const now = await statusNow(operator.ctx);
  expect(now.incidents.map(({ id }) => id)).toContain(opened.id);
  expect(now.components.find(({ key }) => key === 'package-downloads')?.state).toBe('major_outage');
  const state = async (): Promise<string> => (await fetch(`${server.config.statusUrl}/state.json`)).text();
  await eventually(state, (text) => text.includes(opened.id));
  const over = await updateIncident(operator.ctx, { statusIncident: opened.id, status: 'resolved', body });
  expect(over.updates[0]?.affected).toMatchObject([{ newState: 'operational' }]);
  expect(await getIncident(operator.ctx, { statusIncident: opened.id })).toEqual(over);
  await open();
  const first = await listIncidents(operator.ctx, { limit: 1 });
  const second = await listIncidents(operator.ctx, { limit: 1, cursor: first.nextCursor! });
  expect([first.items[0]?.id, second.items[0]?.id]).toContain(opened.id);
});

test('an operator who asks again after a crash between service and audit log opens no second incident', async () => {
  const count = async (): Promise<number> => (await listIncidents(operator.ctx, { limit: 100 })).items.length;
  const before = await count();
  const faulty = faultyDb(server.db);
  const asked = { ...operator.ctx, idempotencyKey: 'crash-1', keepAnswer: async () => undefined };
  faulty.isGone = true;
  await expect(open({ ...asked, db: faulty.db })).rejects.toMatchObject({ code: 'unavailable' });
  const again = await open(asked);
  expect((await open(asked)).id).toBe(again.id);
  expect(await count()).toBe(before + 1);
  // A key is one operator's own.
  const colleague = await makeAccount(server, { operator: true });
  expect((await open({ ...asked, actor: colleague.ctx.actor })).id).not.toBe(again.id);
});

test('a place that cannot be written is shown with its fault, to operators over HTTP too', async () => {
  const shown = async () => {
    const headers = { authorization: `Bearer ${operator.accessKey}` };
    const response = await server.fetch('/api/v1/operator/status', { headers });
    return `${response.status} ${await response.text()}`;
  };
  const { answer } = await eventually(shown, (text) => text.includes('ENOTDIR'));
  expect(answer.slice(0, 3)).toBe('200');
  const now = JSON.parse(answer.slice(4)) as StatusNow;
  expect(StatusNow.parse(now)).toEqual(now);
  expect(now.targets).toEqual([
    { name: expect.stringMatching(/site$/), publishedAt: expect.any(String), error: null },
    { name: '/dev/null/site', publishedAt: null, error: expect.stringContaining('ENOTDIR') },
  ]);
});

test('what the service refuses is told in its words, and changes nothing', async () => {
  const wrong = openIncident(operator.ctx, {
    title,
    body,
    status: 'investigating',
    impactOverride: null,
    components: { nothing: 'major_outage' },
  });
  await expect(wrong).rejects.toMatchObject({
    name: 'Problem',
    code: expect.not.stringMatching('unavailable'),
  });
  await expect(getIncident(operator.ctx, { statusIncident: 'none' })).rejects.toMatchObject({
    code: 'not-found',
  });
});

test('a maintenance is excluded only once its mails had left 24 hours before', async () => {
  const planned = await scheduleMaintenance(operator.ctx, {
    title,
    body,
    from: later(48 * HOUR),
    to: later(49 * HOUR),
    components: ['console'],
  });
  expect(planned).toMatchObject({ status: 'scheduled', noticeSentAt: null, isExcluded: false });
  const window = { from: later(72 * HOUR), to: later(73 * HOUR) };
  const moved = await moveMaintenance(operator.ctx, { maintenance: planned.id, body, ...window });
  expect(moved).toMatchObject({ scheduledFor: window.from, scheduledUntil: window.to });
  const to = later(74 * HOUR);
  expect(await extendMaintenance(operator.ctx, { maintenance: planned.id, body, to })).toMatchObject({
    scheduledUntil: to,
  });
  expect(await lastAudit(server, planned.id)).toMatchObject({
    action: 'maintenance.extended',
    details: { scheduledUntil: to },
  });
});

test('an exclusion carries the operator’s name and the organisation it is for', async () => {
  const org = await makeOrg(await makeAccount(server));
  const wish = {
    reason: 'customer_caused' as const,
    from: later(-HOUR),
    to: later(0),
    components: ['update-checks'],
    text: body,
  };
  const made = await recordExclusion(operator.ctx, { ...wish, organisation: org.slug });
  expect(made).toMatchObject({ author: 'Grace', orgId: org.id });
  expect((await listExclusions(operator.ctx)).items).toContainEqual(made);
  const unknown = recordExclusion(operator.ctx, { ...wish, organisation: 'nobody' });
  await expect(unknown).rejects.toMatchObject({ extra: { errors: [{ pointer: '/organisation' }] } });
});

test('a dead, a silent and a foreign service are told as such, with the way round, and nothing is written down', async () => {
  const count = (): Promise<number> => server.db.$count(auditEntries);
  const before = await count();
  const silent = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
  await new Promise((done) => silent.once('listening', done));
  const { port } = silent.address() as AddressInfo;
  const at = (given: Partial<Config>): Ctx => ({ ...operator.ctx, config: { ...server.config, ...given } });
  for (const ctx of [
    at({ statusUrl: 'http://127.0.0.1:9' }),
    at({ statusUrl: `http://127.0.0.1:${port}` }),
    at({ statusUrl: server.url }),
    at({ statusKey: 'k'.repeat(32) }),
  ])
    await expect(open(ctx)).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('codepushgo-server status post'),
    });
  silent.close();
  expect(await count()).toBe(before);
});
