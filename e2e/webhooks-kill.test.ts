// engine: pglite
import { createClient } from '@codepushgo/contract/client';
import { expect, test } from 'vitest';
import { eventually } from '../packages/server/src/testing/eventually.ts';
import { startReceiver } from '../packages/server/src/testing/receiver.ts';
import { makeServerHome } from '../packages/server/src/testing/server-home.ts';
import { runServerCommand, spawnServer } from '../packages/server/src/testing/spawn-server.ts';

// The server is killed while a webhook message is under way; on PostgreSQL the same is proved with a claim that
// nobody gives back, in deliveries.test.ts. Makes no use of make-server.ts but needs its database.

test('a message that was under way when the server was killed is sent again, under its id', async () => {
  const home = await makeServerHome();
  const receiver = await startReceiver();
  const env = { ...home.env, WEBHOOK_ALLOW_PRIVATE: '127.0.0.1/32' };
  const args = ['create-account', '--email', 'ada@example.com', '--name', 'Ada', '--access-key', 'test'];
  const made = await runServerCommand(env, args, 'correct horse battery');
  const { accessKey } = JSON.parse(made.stdout) as { accessKey: string };
  let server = await spawnServer(env);
  try {
    const api = createClient({ serverUrl: server.url, accessKey });
    await api.organisations.create({ name: 'Acme', slug: 'acme' });
    const url = `${receiver.url}/in`;
    const webhook = await api.notifications.createWebhook({ org: 'acme', url, events: ['release.halted'] });
    const named = { org: 'acme', webhook: webhook.id };
    receiver.answer = () => undefined;
    const { id } = await api.notifications.testWebhook(named);
    await eventually(
      async () => receiver.received.length,
      (n) => n === 1,
    );
    await server.kill('SIGKILL');
    receiver.answer = (_request, response) => response.writeHead(204).end();
    server = await spawnServer(env);
    const again = createClient({ serverUrl: server.url, accessKey });
    const { answer } = await eventually(
      () => again.notifications.getDelivery({ ...named, delivery: id }),
      ({ state }) => state === 'delivered',
    );
    expect(answer.attempts).toMatchObject([{ number: 1, status: 204 }]);
    expect(receiver.received.map(({ headers }) => headers['webhook-id'])).toEqual([id, id]);
    expect(receiver.received[1]!.body).toBe(receiver.received[0]!.body);
  } finally {
    await server.kill('SIGKILL');
    await receiver.stop();
    await home.drop();
  }
});
