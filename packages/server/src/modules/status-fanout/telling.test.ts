import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { addComponent, lastChange, moveCursor, newStatusId, snapshot } from '#status';
import {
  advanceMaintenance,
  editIncident,
  editUpdate,
  openIncident,
  postUpdate,
  scheduleMaintenance,
} from '#status-events';
import { countSubscribers } from '#status-subscribers';
import { startMailSink } from '../../testing/mail-sink.ts';
import { startReceiver, type Receiver } from '../../testing/receiver.ts';
import { addReaders, makeSubscriberWorld, type SubscriberWorld } from '../../testing/subscriber-world.ts';

const MINUTE_MS = 60 * 1000;
const HOUR_MS = 60 * MINUTE_MS;
let receiver: Receiver;
let world: SubscriberWorld;

beforeAll(async () => void (receiver = await startReceiver()));
afterAll(() => receiver.stop());
beforeEach(async () => {
  receiver.received.length = 0;
  world = await makeSubscriberWorld({ webhookAllowPrivate: ['127.0.0.1/32'] });
});
afterEach(() => world.stop());

const words = (en: string, fr = en) => ({ en, fr });
const author = 'ops@example.com';
const open = (component = 'update-checks') =>
  openIncident(world.ctx, {
    author,
    title: words('Checks fail'),
    body: words('We look.'),
    components: { [component]: 'major_outage' },
  });
const tell = (incidentId: string, status: 'identified' | 'monitoring' | 'resolved', isDelivered = true) =>
  postUpdate(world.ctx, { author, incidentId, status, body: words(`Now ${status}.`), isDelivered });
const subjects = async () => (await world.read()).map(({ subject }) => subject);

function addFollower(kind: string, target: string, topics: string[]): void {
  const { db } = world.ctx.store;
  const id = newStatusId();
  db.prepare(
    `insert into status_subscribers (id, kind, target, contact, language, is_page, secret, created_at)
     values (?, ?, ?, ?, 'en', ?, null, ?)`,
  ).run(
    id,
    kind,
    target,
    kind === 'email' ? target : 'ops@example.com',
    Number(topics.length === 0),
    world.ctx.clock.now().toISOString(),
  );
  for (const topic of topics) db.prepare('insert into status_topics values (?, ?)').run(id, topic);
}

test('nobody is told before the page shows it', async () => {
  addReaders(world.ctx, ['zoe@example.com']);
  open();
  await world.later(HOUR_MS);
  expect(world.sink.mails).toEqual([]);
  await world.publish();
  expect(world.sink.mails).toHaveLength(1);
});

test('what follows within five minutes comes in one mail, the end at once', async () => {
  addReaders(world.ctx, ['zoe@example.com']);
  const { id } = open();
  await world.publish();
  tell(id, 'identified');
  tell(id, 'monitoring');
  await world.publish();
  expect(await subjects()).toEqual(['[CodePushGo status] Investigating: Checks fail']);
  await world.later(5 * MINUTE_MS);
  expect((await subjects()).at(-1)).toBe('[CodePushGo status] Monitoring: Checks fail (and 1 more)');
  tell(id, 'identified');
  await world.publish();
  tell(id, 'resolved');
  await world.publish();
  expect((await subjects()).slice(2)).toEqual(['[CodePushGo status] Resolved: Checks fail (and 1 more)']);
  await world.later(HOUR_MS);
  expect(world.sink.mails).toHaveLength(3);
});

test('what is not for subscribers, and a text that is corrected, is not told', async () => {
  addReaders(world.ctx, ['zoe@example.com']);
  const incident = open();
  await world.publish();
  editUpdate(world.ctx, incident.updates[0]!.id, { body: words('We look closely.') }, author);
  tell(incident.id, 'identified', false);
  await world.publish();
  await world.later(HOUR_MS);
  expect(world.sink.mails).toHaveLength(1);
});

test('components, groups and single incidents are told to those who follow them', async () => {
  const group = addComponent(world.ctx, { name: words('Delivery'), isGroup: true }, author);
  addComponent(world.ctx, { name: words('Edge'), key: 'edge', groupId: group.id }, author);
  const idOf = (key: string) => snapshot(world.ctx).components.find((one) => one.key === key)!.id;
  addFollower('email', 'console@example.com', [idOf('console')]);
  addFollower('email', 'group@example.com', [group.id]);
  const first = open('edge');
  addFollower('email', 'incident@example.com', [first.id]);
  await world.publish();
  expect(world.sink.mails.map(({ to }) => to)).toEqual(['group@example.com', 'incident@example.com']);
  open('console');
  await world.publish();
  expect(world.sink.mails.map(({ to }) => to).slice(2)).toEqual(['console@example.com']);
});

test('programs hear of components too, people of incidents alone', async () => {
  addFollower('webhook', `${receiver.url}/hook`, []);
  addFollower('slack', `${receiver.url}/slack`, []);
  const { id } = open();
  await world.publish();
  tell(id, 'resolved');
  await world.publish();
  const keys = (path: string) =>
    receiver.received
      .filter((one) => one.path === path)
      .map(({ body }) => Object.keys(JSON.parse(body) as object));
  expect(keys('/slack')).toEqual([
    ['text', 'blocks'],
    ['text', 'blocks'],
  ]);
  const incident = ['meta', 'page', 'incident'];
  const component = ['meta', 'page', 'component', 'component_update'];
  expect(keys('/hook').map(String).toSorted()).toEqual(
    [incident, incident, component, component].map(String).toSorted(),
  );
});

test('the notice of a maintenance counts from its last mail, and from the mailboxes that took it', async () => {
  addReaders(world.ctx, ['zoe@example.com', 'broken@example.com', 'ben@example.com']);
  world.sink.refuse = (to) => (to.startsWith('broken') ? { responseCode: 450, message: 'later' } : null);
  const at = (hours: number) => new Date(world.ctx.clock.nowMs() + hours * HOUR_MS).toISOString();
  const window = {
    from: at(48),
    to: at(50),
    components: ['console'],
    title: words('Disks'),
    body: words('New disks.'),
  };
  const { id } = scheduleMaintenance(world.ctx, { author, ...window });
  const notice = () => {
    const { noticeSentAt, noticeCount } = snapshot(world.ctx).maintenances[0]!;
    return { noticeSentAt, noticeCount };
  };
  expect(notice()).toEqual({ noticeSentAt: null, noticeCount: 0 });
  const sentAt = world.ctx.clock.now().toISOString();
  await world.publish();
  expect(notice()).toEqual({ noticeSentAt: sentAt, noticeCount: 2 });
  world.sink.refuse = () => null;
  await world.later(48 * HOUR_MS);
  advanceMaintenance(world.ctx, {
    author,
    maintenanceId: id,
    body: words('It begins.'),
    status: 'in_progress',
  });
  await world.publish();
  expect(notice()).toEqual({ noticeSentAt: sentAt, noticeCount: 2 });
});

test('a maintenance that is announced to nobody has no notice', async () => {
  const at = (hours: number) => new Date(world.ctx.clock.nowMs() + hours * HOUR_MS).toISOString();
  const window = {
    from: at(48),
    to: at(50),
    components: ['console'],
    title: words('Disks'),
    body: words('New disks.'),
  };
  scheduleMaintenance(world.ctx, { author, ...window });
  await world.publish();
  expect(snapshot(world.ctx).maintenances[0]).toMatchObject({ noticeSentAt: null, noticeCount: 0 });
});

test('while the mail server is away nothing is lost, and no mailbox is blamed', async () => {
  addReaders(world.ctx, ['zoe@example.com', 'ben@example.com']);
  const { port } = new URL(world.sink.url);
  await world.sink.stop();
  open();
  await world.publish();
  for (let n = 0; n < 20; n++) await world.later(MINUTE_MS);
  const back = await startMailSink(Number(port));
  await world.later(5 * MINUTE_MS);
  expect(back.mails.map(({ to }) => to).toSorted()).toEqual(['ben@example.com', 'zoe@example.com']);
  await back.stop();
});

test('a mail that ends every connection holds up no other, is given up after its tries, and is counted', async () => {
  const { components } = snapshot(world.ctx);
  addFollower('email', 'poison@example.com', [components.find(({ key }) => key === 'update-checks')!.id]);
  addReaders(world.ctx, ['zoe@example.com']);
  let broken = 0;
  world.sink.breaksAt = (to) => to.startsWith('poison') && Boolean(++broken);
  open();
  await world.publish();
  expect([broken, world.sink.mails.map(({ to }) => to)]).toEqual([1, ['zoe@example.com']]);
  await world.later(5000);
  expect(broken).toBe(2);
  // It waits for its next try, and all that is due leaves at once.
  open('console');
  await world.publish();
  await world.later(5 * MINUTE_MS);
  expect(world.sink.mails.map(({ to }) => to)).toEqual(['zoe@example.com', 'zoe@example.com']);
  // Pauses of up to four hours.
  for (let n = 0; n < 7; n++) await world.later(4 * HOUR_MS);
  expect(broken).toBe(9);
  expect(countSubscribers(world.ctx)).toEqual([{ kind: 'email', count: 2, paused: 0, missed: 1 }]);
  expect(world.ctx.store.db.prepare('select count(*) as n from status_sends').get()!.n).toBe(0);
});

test('a message says what the published page says, not what was written since', async () => {
  addReaders(world.ctx, ['zoe@example.com']);
  const { id } = open();
  const { ctx } = world;
  moveCursor(ctx, 'published', lastChange(ctx));
  editIncident(ctx, id, { title: words('Not yet on the page') }, author);
  await world.later(0);
  expect(world.sink.mails).toEqual([]);
  await world.publish();
  expect(await subjects()).toEqual(['[CodePushGo status] Investigating: Not yet on the page']);
});

test('a mailbox that refused three mails for good is left alone', async () => {
  addReaders(world.ctx, ['gone@example.com']);
  let asked = 0;
  world.sink.refuse = () => (asked++, { responseCode: 550, message: 'no such user' });
  for (let n = 0; n < 5; n++) {
    open();
    await world.publish();
    await world.later(5 * MINUTE_MS);
  }
  expect(asked).toBe(3);
  expect(countSubscribers(world.ctx)).toEqual([{ kind: 'email', count: 1, paused: 1, missed: 1 }]);
});
