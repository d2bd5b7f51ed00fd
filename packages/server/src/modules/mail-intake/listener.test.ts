// engine: postgres, both in the long form
// What is hostile is met before the database. Its world is made over make-server.ts.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { createTransport } from 'nodemailer';
import { generate } from 'selfsigned';
import {
  crlf,
  HELP,
  makeMailWorld,
  openSmtp,
  type MailWorld,
  type Sending,
} from '../../testing/mail-world.ts';
import { isLongForm } from '../../testing/long-form.ts';
import { mailPortOf } from './part.ts';
import { processMail } from './process-mail.ts';
import { unroutedMail, type ReceivedMessage } from './received-message.ts';
import { mailReceived, mailReviews } from './schema.ts';

let world: MailWorld;
let own: Sending;
beforeAll(async () => {
  world = await makeMailWorld();
  world.dns.records.set('_dmarc.strict.test', ['v=DMARC1; p=reject']);
  own = { signer: world.signer('strict.test') };
});
afterAll(() => world.stop());

const mail = (subject: string, body = 'Hello'): string =>
  `From: dev@strict.test\nSubject: ${subject}\nMessage-ID: <${subject}@strict.test>\n\n${body}\n`;
const rows = () => world.server.db.select().from(mailReceived);
const floods = async () =>
  (await world.server.db.select().from(mailReviews)).filter(({ reason }) => reason === 'flood');

test('mail of a real client is taken in; other mailboxes are refused', async () => {
  const transport = createTransport({ host: '127.0.0.1', port: world.port, ignoreTLS: true });
  const message = { from: 'a@b.test', to: `support@${HELP}`, subject: 'Hi', text: 'Hello' };
  expect((await transport.sendMail(message)).response).toMatch(/^250/);
  await expect(transport.sendMail({ ...message, to: `nobody@${HELP}` })).rejects.toThrow(/550.*support@/);
  await expect(transport.sendMail({ ...message, to: 'x@other.test' })).rejects.toThrow(/550/);
  await world.server.jobs.settled();
});

test.each(['\n.\n', '\n.\r\n', '\r\n.\n', '\r.\r'])('M72 %j ends no message', async (end) => {
  const before = (await rows()).length;
  const smuggled = `MAIL FROM:<boss@strict.test>\r\nRCPT TO:<support@${HELP}>\r\nDATA\r\nFrom: boss@strict.test\r\n\r\nSmuggled`;
  const client = await openSmtp(world.port);
  for (const line of ['MAIL FROM:<x@evil.test>', `RCPT TO:<support@${HELP}>`, 'DATA']) await client.say(line);
  const answer = await client.sendBytes(Buffer.from(`From: x@evil.test\r\n\r\nHi${end}${smuggled}\r\n.\r\n`));
  expect(answer).toMatch(/^250/);
  expect(await client.say('NOOP')).toMatch(/^250/);
  client.close();
  await world.server.jobs.settled();
  const all = await rows();
  expect(all.length - before).toBe(1);
  expect(all.at(-1)!.envelopeFrom).toBe('x@evil.test');
});

test('30 MB, 20,000 parts and 200,000 references leave the listener at work', async () => {
  const files = world.server.platform.files;
  const kept = async () => (await Array.fromAsync(files.list())).length;
  const before = await kept();
  const big = await world.send(
    Buffer.concat([crlf(mail('big')), Buffer.alloc(30e6, 'a line of text\r\n')]),
    own,
  );
  expect([big.answer, big.state, await kept()]).toEqual([expect.stringMatching(/^552/), undefined, before]);
  const said = await openSmtp(world.port);
  expect(await said.say('MAIL FROM:<a@b.test> SIZE=30000000')).toMatch(/^552/);
  said.close();
  const parts = '--b\nContent-Type: text/plain\n\nx\n'.repeat(20_000);
  const many = mail('parts', parts).replace('Subject', 'Content-Type: multipart/mixed; boundary=b\nSubject');
  expect((await world.send(many, own)).message).toMatchObject({ needsOriginal: true });
  const references = Array.from({ length: 200_000 }, (_, i) => `<r${i}@host.test>`).join('\n ');
  const long = await world.send(mail('refs').replace('Subject', `References: ${references}\nSubject`), {});
  expect([long.state, ...long.reviews]).toEqual(['review', 'unparseable']);
  expect((await world.send(mail('next'), own)).state).toBe('dropped');
});

test('a connection that breaks in the middle leaves nothing', async () => {
  const before = (await rows()).length;
  const client = await openSmtp(world.port);
  for (const line of ['MAIL FROM:<a@b.test>', `RCPT TO:<support@${HELP}>`]) await client.say(line);
  await client.sendBytes(Buffer.from('DATA\r\nFrom: a@b.test\r\n\r\nhalf of it\r\n'));
  client.close();
  expect((await world.send(mail('after a break'), own)).state).toBe('dropped');
  expect((await rows()).length).toBe(before + 1);
});

test('one address has its share of the connections, and is told so', async () => {
  const open = await Promise.all(Array.from({ length: 20 }, () => openSmtp(world.port)));
  const greeting = async (): Promise<string> => {
    const socket = connect(world.port, '127.0.0.1');
    const [first] = (await once(socket, 'data')) as [Buffer];
    socket.destroy();
    return first.toString();
  };
  expect(await greeting()).toMatch(/^421 4\.7\.0 20 connections from your address are open\. /);
  expect(await open[0]!.say('QUIT')).toMatch(/^221/);
  expect(await greeting()).toMatch(/^220/);
  for (const one of open) one.close();
});

test('M39 ten of an authenticated sender are judged, the rest is held under one entry', async () => {
  world.server.clock.advance(11 * 60_000);
  const fates = [];
  for (let i = 0; i < 13; i++) fates.push(await world.send(mail(`flood-${i}`), { ...own, atOnce: true }));
  expect(fates.map(({ state }) => state)).toEqual([...Array(10).fill('dropped'), ...Array(3).fill('flood')]);
  const found = await floods();
  expect(found).toMatchObject([{ floodOf: 'dev@strict.test', messageCount: 3 }]);
  // A forger in the same ten minutes neither uses up the share of the one he names, nor has one there.
  const forged = await world.send(mail('forged'), { atOnce: true, from: 'x@other.test' });
  expect(forged.reviews).toEqual(['auth_failed']);
});

test('beyond 200 in ten minutes a pair is asked to come back, and others are not', async () => {
  const receivedAt = world.server.clock.now();
  const [sample] = await rows();
  // In the long form all of them are sent.
  const sent = isLongForm() ? 200 : 20;
  const seeded = Array.from({ length: 200 - sent }, (_, i) => ({
    ...sample!,
    id: `mai_seed${i}`,
    pair: '127.0.0.1 bulk.test',
    receivedAt,
    mailboxUid: null,
  }));
  if (seeded.length > 0) await world.server.db.insert(mailReceived).values(seeded);
  const bulk = await openSmtp(world.port);
  for (let i = 0; i < sent; i++)
    expect(await bulk.deliver(crlf(mail(`bulk-${i}`)), 'a@bulk.test', [`support@${HELP}`])).toMatch(/^250/);
  bulk.close();
  const client = await openSmtp(world.port);
  expect(await client.say('MAIL FROM:<a@bulk.test>')).toMatch(/^451/);
  expect(await client.say('MAIL FROM:<a@calm.test>')).toMatch(/^250/);
  client.close();
  world.server.clock.advance(11 * 60_000);
  const later = await openSmtp(world.port);
  expect(await later.say('MAIL FROM:<a@bulk.test>')).toMatch(/^250/);
  later.close();
  await world.server.jobs.settled();
});

test('a name server that is down is asked for four hours, then staff decides; the time of reception stays', async () => {
  world.dns.records.set('_dmarc.down.test', 'down');
  const { received } = await world.send('From: a@down.test\n\nHello\n', {});
  expect(received!.state).toBe('received');
  const { platform, clock } = world.server;
  clock.advance(3.9 * 3600_000);
  await processMail(platform, unroutedMail, received!.id);
  expect((await rows()).find(({ id }) => id === received!.id)!.state).toBe('received');
  clock.advance(0.2 * 3600_000);
  await processMail(platform, unroutedMail, received!.id);
  const after = (await rows()).find(({ id }) => id === received!.id)!;
  expect(after).toMatchObject({ state: 'review', receivedAt: received!.receivedAt });
  const reviews = await world.server.db.select().from(mailReviews);
  expect(reviews.find(({ receivedId }) => receivedId === received!.id)!.reason).toBe('dns');
});

test('what the port writes and the message’s new state are one transaction; a second run does nothing', async () => {
  world.dns.records.set('_dmarc.twice.test', 'down');
  const { received } = await world.send('From: a@twice.test\nMessage-ID: <t@x>\n\nHello\n', {});
  world.dns.records.set('_dmarc.twice.test', ['v=DMARC1; p=none']);
  world.dns.records.set('twice.test', ['v=spf1 ip4:127.0.0.1 -all']);
  const seen: ReceivedMessage[] = [];
  const failing = { ...unroutedMail, deliver: () => Promise.reject(new Error('killed')) };
  await expect(processMail(world.server.platform, failing, received!.id)).rejects.toThrow('killed');
  const port = {
    ...unroutedMail,
    deliver: async (_ctx: unknown, _tx: unknown, message: ReceivedMessage) => {
      seen.push(message);
      return { kind: 'opened' as const, ticketId: 'tkt_1' };
    },
  };
  const run = (): Promise<void> => processMail(world.server.platform, port, received!.id);
  await Promise.all([run(), run()]);
  await run();
  expect(seen).toMatchObject([{ messageId: 't@x', sender: { address: 'a@twice.test' } }]);
  expect((await rows()).find(({ id }) => id === received!.id)!.state).toBe('opened');
});

test('LMTP behind a server that is trusted or by signatures alone, and STARTTLS', async () => {
  const { private: key, cert } = await generate([{ name: 'commonName', value: HELP }]);
  const folder = world.server.config.dataDir;
  const [certFile, keyFile] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  writeFileSync(certFile, cert);
  writeFileSync(keyFile, key);
  const other = await makeMailWorld({
    config: {
      mailInProtocol: 'lmtp',
      mailTrustedAuthserv: ['mx.front.test'],
      mailTls: { certFile, keyFile },
    },
  });
  const results = 'mx.front.test; dmarc=pass header.from=strict.test; spf=pass smtp.mailfrom=strict.test';
  const deliver = async (head: string): Promise<unknown> => {
    const lhlo = await openSmtp(mailPortOf(other.server.platform)!, 'LHLO front.test');
    const raw = crlf(`${head}\n${mail(`lmtp-${Math.random()}`)}`);
    expect(await lhlo.deliver(raw, 'dev@strict.test', [`support@${HELP}`])).toMatch(/^250/);
    lhlo.close();
    await other.server.jobs.settled();
    return (await other.server.db.select().from(mailReceived).orderBy(mailReceived.id)).at(-1)!.senderAddress;
  };
  expect(await deliver(`Authentication-Results: ${results}`)).toBe('dev@strict.test');
  expect(
    await deliver(`Authentication-Results: other.test; none\nAuthentication-Results: ${results}`),
  ).toBeNull();
  // Without a word of a trusted server, a signature proves the sender, and nothing else does.
  const hello = 'LHLO front.test';
  const signer = other.signer('strict.test');
  const alone = await other.send(mail('lmtp-signed'), { signer, hello });
  expect(alone.message!.authentication).toMatchObject({ state: 'authenticated', by: 'dkim' });
  expect((await other.send(mail('lmtp-plain'), { hello })).reviews).toEqual(['auth_failed']);
  // A whole message through it: the certificate is checked, and what was said before it counts for nothing.
  const before = (await other.server.db.select().from(mailReceived)).length;
  const secure = createTransport({
    host: '127.0.0.1',
    port: mailPortOf(other.server.platform)!,
    lmtp: true,
    requireTLS: true,
    tls: { ca: cert, checkServerIdentity: () => undefined },
  });
  const message = { from: 'dev@strict.test', to: `support@${HELP}`, subject: 'Sealed', text: 'By TLS' };
  expect((await secure.sendMail(message)).response).toMatch(/^250/);
  await other.server.jobs.settled();
  const sealed = (await other.server.db.select().from(mailReceived)).slice(before);
  expect(sealed.map(({ source, state }) => [source, state])).toEqual([['lmtp', 'review']]);
  const kept = await readAll(await other.server.platform.files.get(sealed[0]!.rawBlob, sealed[0]!.rawSize));
  expect(kept.toString()).toMatch(/Subject: Sealed[^]*By TLS/);
  await other.stop();
});

async function readAll(file: { stream(): NodeJS.ReadableStream }): Promise<Buffer> {
  return buffer(file.stream());
}
