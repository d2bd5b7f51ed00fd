import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import type { Platform } from '../../context.ts';
import { Problem } from '../../platform/problem.ts';
import { sourceNetwork } from '../../platform/source-network.ts';
import { isPairExhausted, pairOf } from './count-senders.ts';
import { addressOf, mailboxOf, readMailboxes } from './mailboxes.ts';
import { MailTooLargeError, MOST_MAIL_BYTES, receiveMail } from './receive-mail.ts';

const SILENCE_MS = 60_000;
const CLOSE_MS = 5000;
const MOST_CONNECTIONS = 100;
/** More than mail servers open at once to one of their destinations; so nobody takes all of them. */
const MOST_OF_ADDRESS = 20;

/** A listener that is open. */
export interface MailListener {
  port: number;
  /** Ends when nothing is under way any more, or after some seconds. */
  close(): Promise<void>;
}

/**
 * Opens the port for mail. A message is acknowledged once it is kept.
 *
 * @throws Error that says what to do when the port cannot be had
 */
export async function listenForMail(platform: Platform, port: number): Promise<MailListener> {
  const { config, log } = platform;
  const server = new SMTPServer({
    name: config.mailDomain,
    banner: 'CodePushGo',
    lmtp: config.mailInProtocol === 'lmtp',
    ...tls(config),
    disabledCommands: config.mailTls ? ['AUTH'] : ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: MOST_MAIL_BYTES,
    rejectOversized: true,
    maxClients: MOST_CONNECTIONS,
    socketTimeout: SILENCE_MS,
    closeTimeout: CLOSE_MS,
    logger: false,
    onConnect: ({ remoteAddress }, done) => done(tooMany(platform, server.connections, remoteAddress)),
    onMailFrom: ({ address }, session, done) =>
      finish(platform, allowSender(platform, session, address), done),
    onRcptTo: ({ address }, _session, done) => finish(platform, allowRecipient(platform, address), done),
    onData: (stream, session, done) => {
      const { mailFrom, rcptTo } = session.envelope;
      const envelope = {
        source: config.mailInProtocol,
        from: mailFrom ? mailFrom.address : '',
        to: rcptTo.map(({ address }) => address),
        remoteAddress: session.remoteAddress,
        helo: session.hostNameAppearsAs || null,
      };
      finish(platform, receiveMail(platform, envelope, stream), done);
    },
  });
  // Connections of strangers break all the time; that is theirs to know.
  server.on('error', (error) => log.debug({ err: error }, 'a connection for mail broke'));
  await open(server, port, config.host);
  const { port: opened } = server.server.address() as AddressInfo;
  log.info({ port: opened, protocol: config.mailInProtocol }, 'mail is taken in');
  return { port: opened, close: () => new Promise((done) => server.close(done)) };
}

function tls({ mailTls }: Platform['config']): { cert: Buffer; key: Buffer } | undefined {
  return mailTls && { cert: readFileSync(mailTls.certFile), key: readFileSync(mailTls.keyFile) };
}

function open(server: SMTPServer, port: number, host: string): Promise<void> {
  return new Promise((done, fail) => {
    const refused = (error: NodeJS.ErrnoException): void => {
      const why = error.code === 'EADDRINUSE' ? 'another program has it' : error.message;
      const then = 'Stop that program, or choose another MAIL_IN_PORT; 0 takes no mail in.';
      const detail = `The port ${port} of ${host}, for mail, cannot be opened: ${why}. ${then}`;
      fail(new Problem('unavailable', detail, {}, { cause: error }));
    };
    server.server.once('error', refused);
    server.listen(port, host, () => {
      server.server.off('error', refused);
      done();
    });
  });
}

function tooMany({ config }: Platform, open: SMTPServer['connections'], address: string): Error | null {
  // A mail server in front is one address for everybody.
  if (config.mailInProtocol === 'lmtp') return null;
  const source = sourceNetwork(address);
  const own = [...open].filter((one) => sourceNetwork(one.remoteAddress) === source).length;
  if (own <= MOST_OF_ADDRESS) return null;
  return refusal(
    421,
    `4.7.0 ${MOST_OF_ADDRESS} connections from your address are open. Close one, then try again.`,
  );
}

async function allowSender(
  { db, clock, config }: Platform,
  session: SMTPServerSession,
  address: string,
): Promise<void> {
  // A mail server in front is one address for everybody.
  if (config.mailInProtocol === 'lmtp') return;
  if (await isPairExhausted(db, pairOf(session.remoteAddress, address), clock.now()))
    throw refusal(451, '4.7.0 Too many messages from your server. Try again in some minutes.');
}

async function allowRecipient(platform: Platform, address: string): Promise<void> {
  const mailboxes = await readMailboxes(platform);
  if (mailboxOf(address, mailboxes) === null)
    throw refusal(550, `5.1.1 There is no such mailbox here. Write to ${addressOf('support', mailboxes)}.`);
}

function finish({ log }: Platform, work: Promise<unknown>, done: (error?: Error | null) => void): void {
  work.then(
    () => done(),
    (error: unknown) => {
      if (error instanceof Error && 'responseCode' in error) return done(error);
      if (error instanceof MailTooLargeError) return done(refusal(552, `5.3.4 ${error.message}`));
      if ((error as NodeJS.ErrnoException).code === 'ECONNECTION') return done(refusal(451, '4.4.2 Lost.'));
      log.error({ err: error }, 'a message could not be taken in; its sender is asked to try again');
      done(refusal(451, '4.3.0 The message cannot be taken right now. Try again later.'));
    },
  );
}

function refusal(responseCode: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode });
}
