import { createServer, type AddressInfo } from 'node:net';
import { StatusNow } from '@codepushgo/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditEntries } from '#audit';
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
