// engine: pglite, both in the long form
import { createServer, type AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { eventually } from '../packages/server/src/testing/eventually.ts';
import { crlf, openNameServer, openSmtp } from '../packages/server/src/testing/mail-world.ts';
import { openRelay, type Arrived } from '../packages/server/src/testing/post-world.ts';
import { makeServerHome } from '../packages/server/src/testing/server-home.ts';
import { spawnServer, type SpawnedServer } from '../packages/server/src/testing/spawn-server.ts';

// The server is killed while a mail leaves: the mail server has it all and has not yet said so. Makes no use of
// make-server.ts but needs its database.

test('kill -9 while a mail leaves: it is sent again, with the same Message-ID', async () => {
  const home = await makeServerHome();
  const dns = await openNameServer();
  dns.records.set('plain.test', ['v=spf1 ip4:127.0.0.1 -all']);
  const got: Arrived[] = [];
  let server: SpawnedServer;
  const relay = await openRelay(got, async () => {
    if (got.length === 1) await server.kill('SIGKILL');
  });
  const port = await freePort();
  const env = {
    ...home.env,
    MAIL_IN_PORT: `${port}`,
    MAIL_DOMAIN: 'help.test',
    MAIL_DNS_SERVERS: dns.address,
    SMTP_URL: `smtp://127.0.0.1:${(relay.server.address() as AddressInfo).port}`,
  };
  server = await spawnServer(env);
  try {
    const client = await openSmtp(port);
    const raw = crlf('From: zoe@plain.test\nMessage-ID: <1@plain.test>\nSubject: Help\n\nHello\n');
    expect(await client.deliver(raw, 'zoe@plain.test', ['support@help.test'])).toMatch(/^250/);
    client.close();
    await eventually(
      async () => got.length,
      (n) => n === 1,
    );
    server = await spawnServer(env);
    await eventually(
      async () => got.length,
      (n) => n === 2,
      120_000,
    );
    expect(got[1]!.messageId).toBe(got[0]!.messageId);
    expect(got[0]!.messageId).toMatch(/^<out_\w+@help\.test>$/);
  } finally {
    await server.kill('SIGKILL');
    await new Promise<void>((done) => relay.close(done));
    await dns.close();
    await home.drop();
  }
});

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((done) => probe.once('listening', done));
  const { port } = probe.address() as AddressInfo;
  await new Promise((done) => probe.close(done));
  return port;
}
