// engine: postgres
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeServer, type TestServer } from '../testing/make-server.ts';
import { readMailbox } from '../testing/mailbox.ts';
import type { ChangeTopic } from './changes.ts';
import { sendMail } from './mail.ts';

// Several processes on one PostgreSQL, each with its own role.

let web: TestServer;
let worker: TestServer;
beforeAll(async () => {
  web = await makeServer({ config: { roles: ['web'] } });
  worker = await makeServer({ config: { roles: ['device', 'worker'], databaseUrl: web.config.databaseUrl } });
});
afterAll(async () => {
  await worker.stop();
  await web.stop();
});

test('a job that one process writes is done by the one that works', async () => {
  await web.db.transaction((tx) =>
    sendMail(web.platform, tx, { to: 'a@example.com', subject: 'Hello', text: 'x', kind: 'test' }),
  );
  expect(await readMailbox(worker)).toMatchObject([{ subject: 'Hello' }]);
});

test('a change that one process announces is heard by the other, once it is committed', async () => {
  const heard = Promise.withResolvers<ChangeTopic[] | null>();
  worker.platform.changes.subscribe((topics) => topics && heard.resolve(topics));
  await web.db
    .transaction(async (tx) => {
      await web.platform.changes.announce(tx, ['channel:never']);
      throw new Error('no');
    })
    .catch(() => undefined);
  await web.db.transaction((tx) => web.platform.changes.announce(tx, ['channel:a', 'channel:b']));
  expect(await heard.promise).toEqual(['channel:a', 'channel:b']);
});

test('a change of very many things is announced whole', async () => {
  const topics = Array.from(
    { length: 400 },
    (_, i): ChangeTopic => `channel:chn_${String(i).padStart(26, '0')}`,
  );
  const heard: ChangeTopic[] = [];
  const all = Promise.withResolvers<void>();
  worker.platform.changes.subscribe((some) => heard.push(...(some ?? [])) >= topics.length && all.resolve());
  await web.db.transaction((tx) => web.platform.changes.announce(tx, topics));
  await all.promise;
  expect(heard).toEqual(topics);
});

test('each process serves what its roles name', async () => {
  expect((await worker.fetch('/api/v1/account')).status).toBe(404);
  expect((await web.fetch('/api/v1/account')).status).toBe(401);
});
