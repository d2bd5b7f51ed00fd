import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { Webhook } from 'standardwebhooks';
import { openIncident, postUpdate } from '#status-events';
import { startReceiver, type Received, type Receiver } from '../../testing/receiver.ts';
import { linkIn, makeSubscriberWorld, type SubscriberWorld } from '../../testing/subscriber-world.ts';

const MINUTE_MS = 60 * 1000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
let receiver: Receiver;
/** On the same port of an address that is not allowed. */
let inner: Receiver;
let world: SubscriberWorld;

beforeAll(async () => {
  receiver = await startReceiver();
  inner = await startReceiver('127.0.0.2', receiver.port);
});
afterAll(() => Promise.all([receiver.stop(), inner.stop()]));
beforeEach(async () => {
  world = await makeSubscriberWorld({ webhookAllowPrivate: ['127.0.0.1/32'] });
  world.addresses.set('hooks.example', ['127.0.0.1']);
  receiver.received.length = 0;
  inner.received.length = 0;
  receiver.answer = echo;
});
afterEach(() => world.stop());

/** As a receiver that wants our messages. */
const echo: Receiver['answer'] = ({ body }, response) => {
  const { challenge } = JSON.parse(body) as { challenge?: string };
  response.writeHead(200).end(challenge ?? '');
};
const hook = (path = '/status') => `http://hooks.example:${receiver.port}${path}`;
const news = (): Received[] => receiver.received.filter(({ body }) => !('challenge' in JSON.parse(body)));
const row = () => world.ctx.store.db.prepare('select * from status_subscribers').get();

async function request(address = hook(), kind = 'webhook'): Promise<string> {
  const answer = await world.post('/subscribe', { kind, address, email: 'ops@example.com' });
  expect(answer.status).toBe(202);
  return linkIn((await world.read()).at(-1), 'confirm');
}
const press = (link: string) => world.app.request(link, { method: 'POST' });
const subscribed = async (): Promise<void> => expect((await press(await request())).status).toBe(200);

function open(): string {
  return openIncident(world.ctx, {
    author: 'ops@example.com',
    title: { en: 'Checks fail', fr: 'Les recherches échouent' },
    body: { en: 'We look.', fr: 'Nous cherchons.' },
    components: { 'update-checks': 'major_outage' },
  }).id;
}

test('a webhook is subscribed when it sends the challenge back, and not before', async () => {
  const link = await request();
  const page = await (await world.app.request(link)).text();
  const secret = /whsec_[\w+/=]+/.exec(page.replaceAll('&#x2F;', '/'))?.[0] ?? '';
  expect(receiver.received).toEqual([]);
  for (const answer of ['', 'challenge', '{"challenge":1}', 'null']) {
    receiver.answer = (_request, response) => response.writeHead(200).end(answer);
    expect((await press(link)).status).toBe(400);
  }
  receiver.answer = ({ body }, response) =>
    response.writeHead(500).end((JSON.parse(body) as { challenge: string }).challenge);
  expect([(await press(link)).status, row()]).toEqual([400, undefined]);
  receiver.answer = ({ body }, response) => response.writeHead(201).end(body);
  expect([(await press(link)).status, row()?.kind]).toEqual([200, 'webhook']);
  const [first] = receiver.received;
  expect(new Webhook(secret).verify(first!.body, await signedNow(first!))).toHaveProperty('challenge');
});

// The library compares with the machine's clock, the service signs by the test's.
async function signedNow({ headers, body }: Received): Promise<Record<string, string>> {
  const at = new Date(Number(headers['webhook-timestamp']) * 1000);
  const secret = String(
    (world.ctx.store.db.prepare('select secret from status_subscribers').get() ?? {}).secret,
  );
  expect(headers['webhook-signature']).toBe(
    new Webhook(secret).sign(String(headers['webhook-id']), at, body),
  );
  const now = new Date();
  return {
    'webhook-id': String(headers['webhook-id']),
    'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(String(headers['webhook-id']), now, body),
  };
}

test.each([
  'http://2130706434:PORT/',
  'http://0x7f000002:PORT/',
  'http://0177.0.0.2:PORT/',
  'http://127.2:PORT/',
  'http://[::ffff:127.0.0.2]:PORT/',
  'http://[::1]:PORT/',
  'http://[fe80::1]:PORT/',
  'http://[64:ff9b::7f00:2]:PORT/',
  'https://169.254.169.254/latest/meta-data',
  'https://10.0.0.7/',
  'http://8.8.8.8/x',
  'https://user:word@example.com/',
  'file:///etc/passwd',
])('%s is never called', async (url) => {
  const address = url.replace('PORT', String(receiver.port));
  const answer = await world.post('/subscribe', { kind: 'webhook', address, email: 'ops@example.com' });
  // A public address without TLS is refused when it is called.
  const last = answer.status === 202 ? await press(linkIn((await world.read()).at(-1), 'confirm')) : answer;
  expect(last.status).toBe(400);
  expect([receiver.received, inner.received, row()]).toEqual([[], [], undefined]);
});

test('a name that turns to an inner address is not followed there, at the challenge or later', async () => {
  const turning = [['127.0.0.1'], ['127.0.0.2']];
  world.ctx.resolveHost = async () => turning.shift() ?? ['127.0.0.2'];
  // What was checked is what is connected to.
  await subscribed();
  expect([receiver.received.length, inner.received.length]).toEqual([1, 0]);
  open();
  await world.publish();
  expect([news().length, inner.received.length]).toEqual([0, 0]);
  world.ctx.resolveHost = async () => ['127.0.0.1', '127.0.0.2'];
  await world.later(5000);
  expect([news().length, inner.received.length]).toEqual([0, 0]);
});

test('a redirect is a failure, and is not followed', async () => {
  receiver.answer = (_request, response) => response.writeHead(307, { location: hook('/inner') }).end();
  expect((await press(await request())).status).toBe(400);
  expect(receiver.received.map(({ path }) => path)).toEqual(['/status']);
});

test('a chat is confirmed by its owner, greeted and told in its own form, and lies with its service alone', async () => {
  const forms = {
    slack: ['text', 'blocks'],
    teams: ['type', 'attachments'],
    discord: ['allowed_mentions', 'embeds'],
  };
  for (const kind of Object.keys(forms)) {
    // The services themselves cannot be reached from here; an address that the operator allows takes their place.
    const link = await request(`http://127.0.0.1:${receiver.port}/${kind}`, kind);
    expect(receiver.received.filter(({ path }) => path === `/${kind}`)).toEqual([]);
    expect((await press(link)).status).toBe(200);
  }
  open();
  await world.publish();
  for (const [kind, keys] of Object.entries(forms)) {
    const told = receiver.received.filter(({ path }) => path === `/${kind}`).map(({ body }) => body);
    expect(told.map((body) => Object.keys(JSON.parse(body) as object))).toEqual([keys, keys]);
    expect([told[0], told[1]]).toEqual([
      expect.stringContaining('now receives news about the status of CodePushGo'),
      expect.stringContaining('Checks fail'),
    ]);
  }
  for (const [kind, address] of [
    ['slack', 'https://hooks.slack.com.example.net/services/T/B/x'],
    ['slack', 'https://hooks.slack.com/elsewhere'],
    ['teams', 'https://logic.azure.com.example.net/workflows/x'],
    ['discord', 'https://discord.com:8443/api/webhooks/1/x'],
    ['discord', 'https://discord.com/api/users/1'],
  ] as const)
    expect((await world.post('/subscribe', { kind, address, email: 'ops@example.com' })).status).toBe(400);
});

test('retries carry the same id and the same bytes, and what comes later waits for its turn', async () => {
  await subscribed();
  receiver.answer = (_request, response) => response.writeHead(503, { 'retry-after': '60' }).end();
  const incidentId = open();
  await world.publish();
  postUpdate(world.ctx, {
    author: 'ops@example.com',
    incidentId,
    body: { en: 'Found.', fr: 'Trouvé.' },
    status: 'identified',
  });
  await world.publish();
  expect(news()).toHaveLength(1);
  await world.later(30_000);
  expect(news()).toHaveLength(1);
  receiver.answer = echo;
  await world.later(30_000);
  const [first, second, ...rest] = news();
  expect(second!.body).toBe(first!.body);
  expect(second!.headers['webhook-id']).toBe(first!.headers['webhook-id']);
  expect(second!.headers['webhook-timestamp']).not.toBe(first!.headers['webhook-timestamp']);
  expect(rest.map(({ body }) => Object.keys(JSON.parse(body) as object))).toEqual([
    ['meta', 'page', 'component', 'component_update'],
    ['meta', 'page', 'incident'],
  ]);
});

test('ten failures over an hour pause an endpoint and tell its owner; subscribing again revives it', async () => {
  await subscribed();
  receiver.answer = (_request, response) => response.writeHead(500).end();
  open();
  await world.publish();
  const before = world.ctx.clock.nowMs();
  while (!row()!.quarantined_at) {
    await world.later(MINUTE_MS);
    expect(world.ctx.clock.nowMs() - before).toBeLessThan(2 * HOUR_MS);
  }
  expect(world.ctx.clock.nowMs() - before).toBeGreaterThan(45 * MINUTE_MS);
  expect(news()).toHaveLength(10);
  const told = (await world.read()).at(-1)!;
  expect([told.subject, told.text]).toEqual([
    expect.stringContaining('paused'),
    expect.stringContaining('hooks.example'),
  ]);
  open();
  await world.publish();
  await world.later(HOUR_MS);
  expect(news()).toHaveLength(10);
  receiver.answer = echo;
  await subscribed();
  expect(row()!.quarantined_at).toBeNull();
  open();
  await world.publish();
  expect(news().length).toBeGreaterThan(10);
});

test('an endpoint that stays away is forgotten after 90 days', async () => {
  await subscribed();
  world.ctx.store.db
    .prepare('update status_subscribers set quarantined_at = ?')
    .run(world.ctx.clock.now().toISOString());
  await world.later(90 * DAY_MS - MINUTE_MS);
  expect(row()).toBeDefined();
  await world.later(MINUTE_MS + 10 * MINUTE_MS);
  expect(row()).toBeUndefined();
});
