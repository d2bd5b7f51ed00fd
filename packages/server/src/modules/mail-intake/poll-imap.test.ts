// engine: pglite
// Its world is made by make-server.ts.
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { crlf, HELP, makeMailWorld, type MailWorld } from '../../testing/mail-world.ts';
import { pollImap } from './poll-imap.ts';
import { mailReceived } from './schema.ts';

let world: MailWorld;
beforeAll(async () => {
  world = await makeMailWorld({ config: { mailTrustedAuthserv: ['mx.front.test'] } });
});
afterAll(() => world.stop());

const MESSAGE = crlf(
  `Return-Path: <>\nAuthentication-Results: mx.front.test; dmarc=pass header.from=strict.test\nFrom: dev@strict.test\nTo: Help <support@${HELP}>\nSubject: By IMAP\n\nHello\n`,
);

test('a mailbox is fetched, and a message is marked only once it is kept', async () => {
  const mailbox = await openMailbox();
  const fetched = async () => world.server.db.select().from(mailReceived);
  // A server that goes away before the mark is set gives the message again; it is known by its number.
  mailbox.refuseMarks = true;
  await pollImap(world.server.platform, mailbox.url).catch(() => undefined);
  expect([mailbox.marked, (await fetched()).length]).toEqual([[], 1]);
  mailbox.refuseMarks = false;
  await pollImap(world.server.platform, mailbox.url);
  expect(mailbox.marked).toEqual(['7']);
  await world.server.jobs.settled();
  const rows = await fetched();
  expect(rows).toMatchObject([{ source: 'imap', senderAddress: 'dev@strict.test' }]);
  expect(rows[0]!.receivedAt.toISOString()).toBe('2020-01-02T03:04:05.000Z');
  mailbox.close();
});

interface Mailbox {
  url: string;
  /** The numbers of messages that were marked as seen. */
  marked: string[];
  refuseMarks: boolean;
  close(): void;
}

/** As much of RFC 3501 as one message in one mailbox needs. */
async function openMailbox(): Promise<Mailbox> {
  const server = createServer((socket) => converse(socket, mailbox));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const url = `imap://dev:secret@127.0.0.1:${port}/INBOX`;
  const mailbox: Mailbox = { url, marked: [], refuseMarks: false, close: () => void server.close() };
  return mailbox;
}

function converse(socket: Socket, mailbox: Mailbox): void {
  socket.on('error', () => undefined);
  socket.write('* OK [CAPABILITY IMAP4rev1] ready\r\n');
  createInterface({ input: socket }).on('line', (line) => {
    const [tag = '', ...words] = line.split(' ');
    const command = words.join(' ').toUpperCase();
    if (command.startsWith('UID STORE') && mailbox.refuseMarks) return void socket.destroy();
    for (const answer of answersTo(command, mailbox)) socket.write(answer);
    socket.write(`${tag} OK done\r\n`);
  });
}

function* answersTo(command: string, mailbox: Mailbox): Generator<string | Buffer> {
  if (command === 'CAPABILITY') yield '* CAPABILITY IMAP4rev1\r\n';
  if (/^L(?:IST|SUB) /.test(command)) yield '* LIST () "/" INBOX\r\n';
  if (/^(?:SELECT|EXAMINE) /.test(command)) {
    yield '* FLAGS (\\Seen \\Flagged)\r\n* 1 EXISTS\r\n* 0 RECENT\r\n';
    yield '* OK [UIDVALIDITY 3] x\r\n* OK [UIDNEXT 8] x\r\n';
  }
  if (command.startsWith('UID SEARCH')) yield `* SEARCH${mailbox.marked.length > 0 ? '' : ' 7'}\r\n`;
  if (command.startsWith('UID FETCH')) {
    const what = `UID 7 RFC822.SIZE ${MESSAGE.length} INTERNALDATE "02-Jan-2020 03:04:05 +0000"`;
    const isWhole = /BODY/.test(command);
    yield `* 1 FETCH (${what}${isWhole ? ` BODY[] {${MESSAGE.length}}\r\n` : ''}`;
    if (isWhole) yield MESSAGE;
    yield ')\r\n';
  }
  if (command.startsWith('UID STORE')) {
    mailbox.marked.push('7');
    yield '* 1 FETCH (UID 7 FLAGS (\\Seen))\r\n';
  }
}
