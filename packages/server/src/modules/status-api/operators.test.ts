import { once } from 'node:events';
import { get, request, type IncomingMessage } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Component, Incident, Maintenance, StatusChange } from '#status';
import { eventually } from '../../testing/eventually.ts';
import { signRequest } from '../../platform/signed-request.ts';
import { makeStatus, type StatusWorld } from '../../testing/status-world.ts';

const both = (words: string) => ({ en: words, fr: words });
const author = 'zoe@example.com';
let status: StatusWorld;
beforeAll(async () => void (status = await makeStatus()));
afterAll(() => status?.stop());

interface Answer {
  incident: Incident;
  incidents: Incident[];
  maintenance: Maintenance;
  component: Component;
  components: Component[];
  changes: StatusChange[];
  last: number;
  detail: string;
}
const json = async (response: Promise<Response>): Promise<Answer> =>
  (await (await response).json()) as Answer;
const open = async (more = {}) =>
  (
    await json(
      status.ask('POST', '/incidents', {
        author,
        title: both('Trouble'),
        body: both('We look.'),
        components: { 'update-checks': 'major_outage' },
        ...more,
      }),
    )
  ).incident;

test('operators’ routes take signed requests, each once, also across a restart', async () => {
  const path = '/operator/v1/now';
  expect((await status.fetch(path)).status).toBe(401);
  const headers = signRequest(status.config.statusKey!, { method: 'GET', path, body: '' }, status.clock);
  expect((await status.fetch(path, { headers })).status).toBe(200);
  await status.restart();
  expect(await json(status.fetch(path, { headers }))).toMatchObject({
    code: 'not-signed-in',
    detail: expect.stringContaining('came before'),
  });
  expect((await status.fetch('/operator/v1/nothing')).status).toBe(401);
  // Whoever has no key is refused by the headers: a body that never comes is not waited for.
  const forged = signRequest('q'.repeat(40), { method: 'POST', path, body: 'x' }, status.clock);
  const unsent = request(status.config.statusUrl + path, {
    method: 'POST',
    headers: { ...forged, 'content-length': 2_000_000 },
  }).on('error', () => undefined);
  unsent.flushHeaders();
  const [refused] = (await once(unsent, 'response')) as [IncomingMessage];
  unsent.destroy();
  expect(refused.statusCode).toBe(401);
  expect((await status.ask('GET', '/nothing')).status).toBe(404);
});

test('the key of probes opens their reports and nothing else', async () => {
  const key = 'p'.repeat(32);
  const probed = await makeStatus({ PROBE_KEY: key, PROBE_PLACES: 'eu-west' });
  const ask = async (method: string, path: string, by: string): Promise<number> => {
    const body = method === 'GET' ? '' : JSON.stringify({ place: 'eu-west', reports: [] });
    const headers = signRequest(by, { method, path, body }, probed.clock);
    const answer = await probed.fetch(path, { method, headers, ...(body && { body }) });
    return answer.status;
  };
  try {
    const reports = '/operator/v1/probe-reports';
    expect(await ask('POST', reports, key)).not.toBe(401);
    expect(await ask('POST', reports, probed.config.statusKey!)).not.toBe(401);
    expect(await ask('POST', reports, 'x'.repeat(32))).toBe(401);
    expect(await ask('GET', '/operator/v1/now', key)).toBe(401);
    expect(await ask('POST', '/operator/v1/incidents', key)).toBe(401);
    expect(await ask('POST', `${reports}/../incidents`, key)).toBe(401);
  } finally {
    await probed.stop();
  }
});

test('an incident from its first word to its post-mortem, and every page shows it', async () => {
  const { id, updates } = await open();
  await status.service.publisher.publish();
  expect(await json(status.fetch('/api/v2/status.json'))).toMatchObject({
    status: { indicator: 'critical' },
  });
  expect(await (await status.fetch(`/fr/incidents/${id}`)).text()).toContain('Trouble');
  const say = (more: object) =>
    status.ask('POST', `/incidents/${id}/updates`, { author, body: both('News.'), ...more });
  expect(
    await json(say({ status: 'monitoring', components: { 'update-checks': 'operational' } })),
  ).toMatchObject({
    incident: { status: 'monitoring', impact: 'critical' },
  });
  await status.ask('PATCH', `/incidents/${id}/updates/${updates[0]!.id}`, {
    author,
    body: both('Other words.'),
  });
  await status.ask('PATCH', `/incidents/${id}`, { author, impactOverride: 'minor' });
  await say({ status: 'resolved' });
  const last = await json(status.ask('PUT', `/incidents/${id}/post-mortem`, { author, body: both('Why.') }));
  expect(last.incident).toMatchObject({
    status: 'postmortem',
    impact: 'minor',
    postmortem: { body: both('Why.') },
  });
  expect(last.incident.updates.at(-1)!.body).toEqual(both('Other words.'));
  await status.service.publisher.publish();
  const { changes, last: newest } = await json(status.ask('GET', '/changes?after=0'));
  expect([changes.at(-1)!.seq, changes.at(-1)!.eventId]).toEqual([newest, id]);
});

test('maintenances, components, exclusions and facts', async () => {
  const at = (hours: number): string => new Date(status.clock.nowMs() + hours * 3_600_000).toISOString();
  const tell = { author, body: both('Work.') };
  const planned = { ...tell, title: both('Work'), from: at(30), to: at(31), components: ['console'] };
  const { maintenance } = await json(status.ask('POST', '/maintenances', planned));
  const path = `/maintenances/${maintenance.id}`;
  await status.ask('PUT', `${path}/window`, { ...tell, from: at(40), to: at(41) });
  await status.ask('PUT', `${path}/end`, { ...tell, to: at(42) });
  expect(await json(status.ask('GET', path))).toMatchObject({
    maintenance: { scheduledFor: at(40), scheduledUntil: at(42) },
  });
  expect(await json(status.ask('POST', `${path}/cancel`, tell))).toMatchObject({
    maintenance: { status: 'cancelled' },
  });
  expect((await status.ask('POST', `${path}/updates`, { ...tell, status: 'completed' })).status).toBe(409);

  const { component } = await json(
    status.ask('POST', '/components', { author, name: both('Docs'), key: 'docs' }),
  );
  expect(
    await json(status.ask('PATCH', `/components/${component.id}`, { author, name: both('Pages') })),
  ).toMatchObject({
    component: { name: both('Pages') },
  });
  const { components } = await json(status.ask('GET', '/now'));
  const ids = components.map(({ id }: { id: string }) => id).toReversed();
  await status.ask('PUT', '/component-order', { author, groupId: null, ids });
  expect((await status.ask('DELETE', `/components/${component.id}`, { author })).status).toBe(204);
  const given = {
    author,
    reason: 'force_majeure',
    from: at(-2),
    to: at(-1),
    components: ['console'],
    orgId: null,
    text: both('Storm.'),
  };
  expect((await status.ask('POST', '/exclusions', given)).status).toBe(201);
  expect(await json(status.ask('GET', `/facts?from=${at(-9)}&to=${at(99)}`))).toMatchObject({
    facts: { exclusions: [{ author }], windows: [{ cancelledAt: at(0) }, {}, {}] },
  });
  expect(await json(status.ask('GET', '/exclusions'))).toMatchObject({
    exclusions: [{ reason: 'force_majeure' }],
  });
});

test('changes are told once the site shows them', async () => {
  const { id } = await open();
  const told = async () => (await json(status.ask('GET', '/changes?after=0&limit=1000'))).changes;
  await eventually(told, (changes) => changes.some(({ eventId }) => eventId === id));
  const { db } = status.service.ctx.store;
  const published = Number(db.prepare("select seq from status_cursors where name = 'published'").get()?.seq);
  // As when the disk of the site is full: facts go on, pages do not.
  db.prepare("update status_cursors set seq = seq - 1 where name = 'published'").run();
  const held = await json(status.ask('GET', '/changes?after=0&limit=1000'));
  expect([held.last, held.changes.at(-1)?.seq]).toEqual([published - 1, published - 1]);
});

test('a creation that is sent again under its key is answered as the first time, across a restart', async () => {
  const given = { author, title: both('Once'), body: both('We look.'), idempotencyKey: 'k1' };
  const first = await json(status.ask('POST', '/incidents', given));
  const say = { author, body: both('More.'), idempotencyKey: 'k2' };
  const path = `/incidents/${first.incident.id}/updates`;
  const more = await json(status.ask('POST', path, say));
  await status.restart();
  expect(await json(status.ask('POST', '/incidents', given))).toEqual(first);
  expect(await json(status.ask('POST', path, say))).toEqual(more);
  const { incidents } = await json(status.ask('GET', '/incidents'));
  expect(incidents.filter(({ title }) => title.en === 'Once').map(({ updates }) => updates.length)).toEqual([
    2,
  ]);
  const other = await status.ask('POST', '/incidents', { ...given, body: both('Else.') });
  expect([other.status, await other.json()]).toMatchObject([409, { code: 'idempotency-key-reused' }]);
  // What was refused may be sent again once it is right.
  expect((await status.ask('POST', '/incidents', { ...given, title: 1, idempotencyKey: 'k3' })).status).toBe(
    400,
  );
  expect((await status.ask('POST', '/incidents', { ...given, idempotencyKey: 'k3' })).status).toBe(201);
});

test('what is wrong in a request is named', async () => {
  const wrong = await json(status.ask('POST', '/incidents', { author, title: both('T'), body: { en: 'x' } }));
  expect(wrong).toMatchObject({ code: 'invalid-input', errors: [{ pointer: '/body/fr' }] });
  const ahead = new Date(status.clock.nowMs() + 60_000).toISOString();
  const late = await json(
    status.ask('POST', '/incidents', { author, title: both('T'), body: both('x'), startedAt: ahead }),
  );
  expect(late.detail).toContain('in the future');
});

test('the site is open to every origin and is kept no longer than it may be', async () => {
  // Whatever the tests before have changed is there; from now on nothing moves.
  await status.service.publisher.publish();
  const path = '/api/v2/summary.json';
  const first = await status.fetch(path);
  expect(Object.fromEntries(first.headers)).toMatchObject({
    'access-control-allow-origin': '*',
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'public, max-age=15, stale-while-revalidate=60, stale-if-error=86400',
  });
  const etag = first.headers.get('etag')!;
  expect((await status.fetch(path, { headers: { 'if-none-match': `W/${etag}, "x"` } })).status).toBe(304);
  const since = first.headers.get('last-modified')!;
  expect((await status.fetch(path, { headers: { 'if-modified-since': since } })).status).toBe(304);
  const head = await status.fetch(path, { method: 'HEAD' });
  // Both packed, as `fetch` asks for.
  expect([head.headers.get('etag'), head.headers.get('content-length'), await head.text()]).toEqual([
    etag,
    first.headers.get('content-length'),
    '',
  ]);
  expect(
    (await status.fetch(path, { method: 'OPTIONS' })).headers.get('access-control-allow-methods'),
  ).toContain('GET');
  expect((await status.fetch(path, { method: 'POST' })).status).toBe(405);
  expect(await json(status.fetch('/api/v2/incidents.json?page=7'))).toMatchObject({ incidents: [] });
  expect((await json(status.fetch('/api/v2/incidents.json?page=1'))).incidents).not.toEqual([]);
});

test('pages come in the language of the reader, and what is not there is a real 404', async () => {
  const { id } = await open();
  await status.service.publisher.publish();
  const french = { 'accept-language': 'fr-CA' };
  const to = async (path: string) => (await status.fetch(path, { headers: french })).headers.get('location');
  expect([await to('/'), await to(`/i/${id}`), await to('/history')]).toEqual([
    '/fr',
    `/fr/incidents/${id}`,
    '/fr/history',
  ]);
  const page = await status.fetch('/fr');
  expect([page.status, page.headers.get('content-security-policy')]).toEqual([
    200,
    expect.stringContaining("default-src 'none'"),
  ]);
  const missing = await status.fetch('/fr/nothing');
  expect([missing.status, await missing.text()]).toEqual([404, expect.stringContaining('lang="fr"')]);
  expect(await json(status.fetch('/api/v2/nothing.json'))).toMatchObject({ code: 'not-found' });
});

test('nothing outside the site is ever given out', async () => {
  // `fetch` takes dots out of addresses.
  const raw = (path: string): Promise<number | undefined> =>
    new Promise((done, fail) => {
      const { hostname, port } = new URL(status.config.statusUrl);
      get({ hostname, port, path }, (answer) => done(answer.resume().statusCode)).on('error', fail);
    });
  for (const path of [
    '/../key',
    '/en/../../key',
    '/%2e%2e/key',
    '/..%2fkey',
    '/%2e%2e%5ckey',
    '/.published.json',
    '/%00',
    '/%zz',
  ])
    expect([path, await raw(path)]).toEqual([path, 404]);
});
