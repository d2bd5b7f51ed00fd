// engine: postgres, both in the long form
import { createServer, type AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { eventually } from '../packages/server/src/testing/eventually.ts';
import { isLongForm } from '../packages/server/src/testing/long-form.ts';
import { crlf, openNameServer, openSmtp } from '../packages/server/src/testing/mail-world.ts';
import { makeServerHome } from '../packages/server/src/testing/server-home.ts';
import {
  runServerCommand,
  spawnServer,
  type SpawnedServer,
} from '../packages/server/src/testing/spawn-server.ts';

// The server is killed while mail comes in. The senders do as mail servers do: what was not acknowledged is sent
// again. Makes no use of make-server.ts but needs its database.

const MESSAGES = 40;
// Each kill leaves jobs that are taken up again only when their worker counts as dead.
const KILLS = isLongForm() ? 3 : 1;
const SENDERS = 4;

/** What staff find of it. */
interface Waiting {
  reason: string;
  messageCount: number;
  mail: { sender: { address: string } | null; text: string } | null;
}

test('kill -9 while mail comes in: nothing acknowledged is lost, nothing counts twice', async () => {
  const home = await makeServerHome();
  const dns = await openNameServer();
  const port = await freePort();
  const env = {
    ...home.env,
    MAIL_IN_PORT: `${port}`,
    MAIL_DOMAIN: 'help.test',
    MAIL_DNS_SERVERS: dns.address,
  };
  const waiting = Array.from({ length: MESSAGES }, (_, i) => i);
  const acknowledged = new Set<number>();
  const account = ['create-account', '--email', 'kim@example.com', '--name', 'Kim', '--agent'];
  const made = await runServerCommand(env, [...account, '--access-key', 'test'], 'four odd words here');
  const { accessKey: key } = JSON.parse(made.stdout) as { accessKey: string };
  let server = await spawnServer(env);
  for (let kill = 1; kill <= KILLS; kill++) {
    const sending = Promise.all(Array.from({ length: SENDERS }, () => sendAll(port, waiting, acknowledged)));
    const share = Math.floor((MESSAGES * kill) / (KILLS + 1));
    await eventually(
      async () => acknowledged.size,
      (n) => n >= share,
    );
    await server.kill('SIGKILL');
    await sending;
    server = await spawnServer(env);
  }
  await sendAll(port, waiting, acknowledged);
  try {
    // Every message is one entry for staff, for no domain here proves anything.
    const { answer: waits } = await eventually(
      () => readReviews(server, key),
      (found) => found.length >= MESSAGES,
      150_000,
    );
    expect(acknowledged.size).toBe(MESSAGES);
    expect(waits.map(({ mail }) => mail?.sender?.address).sort()).toEqual(
      Array.from({ length: MESSAGES }, (_, i) => sender(i)).sort(),
    );
    expect(new Set(waits.map(({ reason, messageCount }) => `${reason} ${messageCount}`))).toEqual(
      new Set(['auth_failed 1']),
    );
  } finally {
    await server.kill('SIGKILL');
    await dns.close();
    await home.drop();
  }
});

async function readReviews(server: SpawnedServer, key: string): Promise<Waiting[]> {
  const headers = { authorization: `Bearer ${key}` };
  const answer = await server.fetch('/api/v1/desk/mail-reviews?limit=100', { headers });
  return ((await answer.json()) as { items: Waiting[] }).items;
}

function sender(number: number): string {
  return `dev@d${number}.test`;
}

// Until all is sent or the server is gone; what has no answer is put back.
async function sendAll(port: number, waiting: number[], acknowledged: Set<number>): Promise<void> {
  const client = await openSmtp(port);
  for (let number = waiting.shift(); number !== undefined; number = waiting.shift()) {
    const raw = crlf(`From: ${sender(number)}\nMessage-ID: <${number}@d.test>\n\nHello ${number}\n`);
    const answer = await client.deliver(raw, sender(number), ['support@help.test']);
    if (answer.startsWith('250')) acknowledged.add(number);
    else {
      waiting.push(number);
      break;
    }
  }
  client.close();
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((done) => probe.once('listening', done));
  const { port } = probe.address() as AddressInfo;
  await new Promise((done) => probe.close(done));
  return port;
}
