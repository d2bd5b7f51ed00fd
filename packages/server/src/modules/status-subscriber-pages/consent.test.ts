import { afterEach, beforeEach, expect, test } from 'vitest';
import { openIncident } from '#status-events';
import {
  addReaders,
  linkIn,
  makeSubscriberWorld,
  type SubscriberWorld,
} from '../../testing/subscriber-world.ts';

const HOUR_MS = 60 * 60 * 1000;
let world: SubscriberWorld;

beforeEach(async () => void (world = await makeSubscriberWorld()));
afterEach(() => world.stop());

const count = (table: string): number =>
  Number(world.ctx.store.db.prepare(`select count(*) as n from ${table}`).get()!.n);
const ask = (fields: Record<string, string | string[]> = {}) =>
  world.post('/subscribe', { kind: 'email', address: 'zoe@example.com', language: 'en', ...fields });
const press = (path: string) => world.app.request(path, { method: 'POST' });

async function tellIncident(): Promise<void> {
  openIncident(world.ctx, {
    author: 'ops@example.com',
    title: { en: 'Checks fail', fr: 'Les recherches échouent' },
    body: { en: 'We look.', fr: 'Nous cherchons.' },
    components: { 'update-checks': 'partial_outage' },
  });
  await world.publish();
}

async function confirmed(fields: Record<string, string | string[]> = {}): Promise<void> {
  await ask(fields);
  const link = linkIn((await world.read()).at(-1), 'confirm');
  expect((await press(link)).status).toBe(200);
}

test('looking at the link of a mail confirms nothing; the button does, once', async () => {
  expect((await ask()).status).toBe(202);
  const link = linkIn((await world.read())[0], 'confirm');
  for (const method of ['GET', 'HEAD', 'GET']) {
    const seen = await world.app.request(link, { method });
    expect([seen.status, seen.headers.get('cache-control')]).toEqual([200, 'no-store']);
  }
  await tellIncident();
  expect([count('status_subscribers'), world.sink.mails.length]).toEqual([0, 1]);
  const done = await press(link);
  expect([done.status, count('status_subscribers'), count('status_requests')]).toEqual([200, 1, 0]);
  expect((await press(link)).status).toBe(410);
  expect((await world.app.request(`${link.slice(0, -1)}_`)).status).toBe(410);
});

test('a request that nobody confirms is gone after a day, and its link with it', async () => {
  await ask();
  const link = linkIn((await world.read())[0], 'confirm');
  await world.later(24 * HOUR_MS);
  expect((await press(link)).status).toBe(410);
  expect([count('status_requests'), count('status_subscribers')]).toEqual([0, 0]);
});

test('nothing that is stored opens a link', async () => {
  await confirmed();
  await tellIncident();
  const tables = ['status_requests', 'status_subscribers', 'status_sends', 'status_news'];
  const stored = JSON.stringify(
    tables.map((name) => world.ctx.store.db.prepare(`select * from ${name}`).all()),
  );
  const codes = (await world.read()).flatMap(({ text }) => text?.match(/code=[\w-]{32}/g) ?? []);
  expect(new Set(codes).size).toBe(3);
  for (const code of codes) expect(stored).not.toContain(code.slice('code='.length));
});

test('one request without cookies ends a subscription; looking at its link does not', async () => {
  await confirmed();
  await tellIncident();
  const mail = (await world.read()).at(-1)!;
  const list = mail.headers.get('list') as unknown as { unsubscribe: { url: string } };
  expect(mail.headerLines.find(({ key }) => key === 'list-unsubscribe-post')?.line).toBe(
    'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
  );
  const url = list.unsubscribe.url.replace('https://status.example.com', '');
  expect((await world.app.request(url)).status).toBe(200);
  expect(count('status_subscribers')).toBe(1);
  const oneClick = () =>
    world.post(url, { 'List-Unsubscribe': 'One-Click' }, { origin: 'https://mail.example' });
  expect((await oneClick()).status).toBe(200);
  expect([count('status_subscribers'), count('status_topics')]).toEqual([0, 0]);
  // Again, and by somebody who made the link up.
  expect((await oneClick()).status).toBe(200);
  expect(
    (
      await world.post(
        url.replace(/id=./, (start) => (start === 'id=0' ? 'id=1' : 'id=0')),
        {},
      )
    ).status,
  ).toBe(410);
  await world.later(HOUR_MS);
  await tellIncident();
  expect(world.sink.mails).toHaveLength(2);
});

test('a mailbox that is known gets the same answer and the same mail as one that is not', async () => {
  addReaders(world.ctx, ['known@example.com']);
  const seen: string[] = [];
  // The one way through it: what `subscribe` asks the store never names the table of subscribers.
  const { db } = world.ctx.store;
  const prepare = db.prepare.bind(db);
  db.prepare = (sql: string) => (seen.push(sql), prepare(sql));
  const answers: string[] = [];
  const paths: string[][] = [];
  for (const address of ['known@example.com', 'other@example.com']) {
    seen.length = 0;
    const answer = await ask({ address });
    paths.push([...seen]);
    answers.push(`${answer.status} ${JSON.stringify([...answer.headers])} ${await answer.text()}`);
  }
  db.prepare = prepare;
  expect(answers[0]).toBe(answers[1]);
  expect(paths[0]).toEqual(paths[1]);
  expect(paths[0]!.join()).not.toMatch(/status_subscribers/);
  const mails = await world.read();
  const plain = mails.map(({ subject, text }) => [subject, text?.replaceAll(/id=\w+&code=[\w-]+/g, '')]);
  expect(plain).toHaveLength(2);
  expect(plain[0]).toEqual(plain[1]);
});

test('a mailbox is asked three times an hour at most, without a word; a source gets to know', async () => {
  const spellings = ['zoe@example.com', 'ZOE@example.com', 'zoe+a@Example.com', 'Zoe+b@example.com'];
  for (const address of spellings) expect((await ask({ address })).status).toBe(202);
  expect((await world.read()).length).toBe(3);
  for (let n = spellings.length; n < 20; n++) await ask({ address: `other${n}@example.com` });
  const refused = await ask({ address: 'one-more@example.com' });
  expect([refused.status, Number(refused.headers.get('retry-after')) > 0]).toEqual([429, true]);
  expect((await world.read()).length).toBe(19);
  await world.later(HOUR_MS);
  expect(count('status_requests')).toBe(19);
});

test('links that are opened in a flood, and requests from everywhere together, meet their limits', async () => {
  const opened: number[] = [];
  for (let n = 0; n <= 120; n++) opened.push((await world.app.request('/confirm?id=x&code=y')).status);
  expect([new Set(opened.slice(0, -1)), opened.at(-1)]).toEqual([new Set([410]), 429]);
  const { db } = world.ctx.store;
  const insert = db.prepare(
    `insert into status_requests (id, kind, target, contact, limit_key, language, is_page, topics, created_at)
     values (?, 'email', ?, ?, ?, 'en', 1, '[]', ?)`,
  );
  const now = world.ctx.clock.now().toISOString();
  world.ctx.store.transaction(() => {
    for (let n = 0; n < 2000; n++) insert.run(`r${n}`, `${n}@example.com`, `${n}@example.com`, `${n}`, now);
  });
  const full = await ask();
  expect([full.status, full.headers.get('retry-after')]).toEqual([429, '3600']);
  await world.later(HOUR_MS);
  expect([(await ask()).status, world.sink.mails.length]).toEqual([202, 0]);
  expect((await world.read()).length).toBe(1);
});

test('what is chosen on the page of a subscription is what is told, in the language that is chosen', async () => {
  await confirmed({ scope: 'components', component: [idOf('console')] });
  await tellIncident();
  expect(world.sink.mails).toHaveLength(1);
  const { id } = world.ctx.store.db.prepare('select id from status_subscribers').get() as { id: string };
  const { linkTo } = await import('#status-subscribers');
  const manage = linkTo(world.ctx, 'manage', id).replace('https://status.example.com', '');
  const form = await (await world.app.request(manage)).text();
  expect(form).toContain('zoe@example.com');
  const saved = await world.post(manage, { scope: 'topics', topic: [idOf('update-checks')], language: 'fr' });
  expect(await saved.text()).toContain('Votre choix est enregistré');
  expect((await world.post(manage, { scope: 'topics' })).status).toBe(400);
  expect((await world.post(manage, { scope: 'topics', topic: 'madeupbyhand' })).status).toBe(400);
  await tellIncident();
  expect((await world.read()).at(-1)?.subject).toBe(
    '[État de CodePushGo] Recherche en cours : Les recherches échouent',
  );
});

test('confirming a second wish adds to the first', async () => {
  await confirmed({ scope: 'components', component: [idOf('console')] });
  await confirmed({ scope: 'components', component: [idOf('update-checks')] });
  expect([count('status_subscribers'), count('status_topics')]).toEqual([1, 2]);
});

test('programs ask in JSON and are told what is wrong', async () => {
  const send = (body: unknown) =>
    world.app.request('/subscribe', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  expect(await (await send({ address: 'zoe@example.com' })).json()).toEqual({ status: 'confirmation-sent' });
  for (const wrong of [
    { address: 'zoe' },
    { address: 'zoe@example.com\nBcc: all@example.com' },
    { kind: 'pigeon', address: 'zoe@example.com' },
    { address: 'zoe@example.com', scope: 'components' },
    { address: 'zoe@example.com', scope: 'incident', incident: 'nosuchthing1' },
    { kind: 'slack', address: 'https://slack.example/services/x', email: 'zoe@example.com' },
  ]) {
    const answer = await send(wrong);
    expect([answer.status, (await answer.json()) as object]).toMatchObject([400, { code: 'invalid-input' }]);
  }
  expect((await world.read()).length).toBe(1);
});

function idOf(key: string): string {
  return String(world.ctx.store.db.prepare('select id from status_components where key = ?').get(key)!.id);
}
