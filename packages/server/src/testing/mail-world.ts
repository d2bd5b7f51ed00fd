import { connect, type Socket } from 'node:net';
import { generateKeyPairSync } from 'node:crypto';
import { createInterface } from 'node:readline';
import dns2 from 'dns2';
import { eq } from 'drizzle-orm';
import { dkimSign } from 'mailauth';
import { loadMessage, mailPortOf, mailReceived, mailReviews, type ReceivedMessage } from '#mail-intake';
import { makeServer, type ServerOptions, type TestServer } from './make-server.ts';

/** The domain of our mailboxes in tests. */
export const HELP = 'help.test';
const SUPPORT = `support@${HELP}`;
const BURST_MS = 11 * 60 * 1000;

/** A signing key of a domain. */
interface Signer {
  domain: string;
  privateKey: string;
}

/** How one message is sent. */
export interface Sending {
  /** Default: the address in `From`, as far as it is plain. */
  from?: string;
  to?: string[];
  signer?: Signer;
  /** Default: as SMTP says hello; `LHLO` for a listener of LMTP. */
  hello?: string;
  /** Let no time pass before it, so that it counts together with others. */
  atOnce?: boolean;
}

/** What became of a message. */
export interface Fate {
  /** The last answer of the listener. */
  answer: string;
  state: string | undefined;
  /** Reasons for staff. */
  reviews: string[];
  message: ReceivedMessage | null;
  received: typeof mailReceived.$inferSelect | undefined;
}

/** A name server that knows what a test says. */
export interface NameServer {
  /** `host:port`, for the configuration. */
  address: string;
  /** TXT records by name; `down` for a name whose server does not answer. */
  records: Map<string, string[] | 'down'>;
  close(): Promise<void>;
}

/** Answers on loopback with TXT records alone. */
export async function openNameServer(): Promise<NameServer> {
  const records: NameServer['records'] = new Map();
  const server = dns2.createServer({
    udp: true,
    handle: (request, send) => {
      const response = dns2.Packet.createResponseFromRequest(request);
      const [question] = request.questions;
      const found = records.get(question!.name.toLowerCase());
      if (found === 'down') response.header.rcode = 2;
      else if (!found) response.header.rcode = 3;
      else if ((question as { type?: number }).type === dns2.Packet.TYPE.TXT)
        response.answers.push(...found.map((data) => txt(question!.name, data)));
      send(response);
    },
  });
  const { udp } = (await server.listen({ udp: { port: 0, address: '127.0.0.1' } })) as {
    udp: { port: number };
  };
  return { address: `127.0.0.1:${udp.port}`, records, close: async () => void (await server.close()) };
}

function txt(name: string, data: string): never {
  const { TYPE, CLASS } = dns2.Packet;
  return { name, type: TYPE.TXT, class: CLASS.IN, ttl: 1, data } as never;
}

/** A server that takes mail in, with a name server that knows some domains. */
export interface MailWorld {
  server: TestServer;
  dns: NameServer;
  port: number;
  /** Makes a key, publishes it, and gives it back. */
  signer(domain: string): Signer;
  /** Sends a message over SMTP, waits until it is settled, and tells what became of it. */
  send(lines: string | Buffer, sending?: Sending): Promise<Fate>;
  stop(): Promise<void>;
}

export async function makeMailWorld(options: ServerOptions = {}): Promise<MailWorld> {
  const dns = await openNameServer();
  const server = await makeServer({
    ...options,
    config: { mailInPort: 0, mailDomain: HELP, mailDnsServers: [dns.address], ...options.config },
  });
  const port = mailPortOf(server.platform)!;
  return {
    server,
    dns,
    port,
    signer: (domain) => publishKey(dns, domain),
    send: (lines, sending = {}) => sendAndWait(server, port, lines, sending),
    stop: async () => {
      await server.stop();
      await dns.close();
    },
  };
}

function publishKey(dns: NameServer, domain: string): Signer {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const spki = publicKey.export({ type: 'spki', format: 'der' }).subarray(-32).toString('base64');
  dns.records.set(`s1._domainkey.${domain}`, [`v=DKIM1; k=ed25519; p=${spki}`]);
  return { domain, privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string };
}

async function sendAndWait(
  server: TestServer,
  port: number,
  lines: string | Buffer,
  sending: Sending,
): Promise<Fate> {
  if (!sending.atOnce) server.clock.advance(BURST_MS);
  const raw = await signed(typeof lines === 'string' ? crlf(lines) : lines, sending.signer);
  const before = new Set(
    (await server.db.select({ id: mailReceived.id }).from(mailReceived)).map(({ id }) => id),
  );
  const client = await openSmtp(port, sending.hello);
  const plain = /^From:.*?([^\s<>"]+@[^\s<>"]+)>?\s*$/im.exec(raw.subarray(0, 4096).toString('latin1'))?.[1];
  const answer = await client.deliver(
    raw,
    sending.from ?? plain ?? 'someone@plain.test',
    sending.to ?? [SUPPORT],
  );
  client.close();
  await server.jobs.settled();
  const rows = await server.db.select().from(mailReceived);
  const received = rows.find(({ id }) => !before.has(id));
  return { answer, ...(await fateOf(server, received)) };
}

async function fateOf(server: TestServer, received: Fate['received']): Promise<Omit<Fate, 'answer'>> {
  if (!received) return { state: undefined, reviews: [], message: null, received };
  const reviews = await server.db.select().from(mailReviews).where(eq(mailReviews.receivedId, received.id));
  return {
    state: received.state,
    reviews: reviews.map(({ reason }) => reason),
    message: await loadMessage(server.db, received.id),
    received,
  };
}

/** Lines as they travel; everything is taken as Latin-1, so that a test can write any byte. */
export function crlf(lines: string): Buffer {
  return Buffer.from(lines.replace(/^\n/, '').replace(/\r?\n/g, '\r\n'), 'latin1');
}

async function signed(raw: Buffer, signer: Signer | undefined): Promise<Buffer> {
  if (!signer) return raw;
  const key = { signingDomain: signer.domain, selector: 's1', privateKey: signer.privateKey };
  const { signatures } = await dkimSign(raw, { ...key, signatureData: [key] });
  return Buffer.concat([Buffer.from(signatures), raw]);
}

/** A conversation with a listener, line by line. */
export interface SmtpTalk {
  /** Sends a line and waits for the answer to it, all lines of it. */
  say(line: string): Promise<string>;
  /** Sends bytes as they are and waits for one answer. */
  sendBytes(bytes: Buffer): Promise<string>;
  /** A whole message with its dots doubled; the answer that decides. */
  deliver(raw: Buffer, from: string, to: string[]): Promise<string>;
  /** Breaks the connection off. */
  close(): void;
}

export async function openSmtp(port: number, hello = 'EHLO client.test'): Promise<SmtpTalk> {
  const socket: Socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  const lines = createInterface({ input: socket })[Symbol.asyncIterator]();
  const hear = async (): Promise<string> => {
    const heard: string[] = [];
    do {
      // A server that is killed ends the connection with an error.
      const { value, done } = await lines.next().catch(() => ({ value: '', done: true }));
      if (done) return [...heard, 'closed'].join('\n');
      heard.push(value);
    } while (/^\d{3}-/.test(heard.at(-1)!));
    return heard.join('\n');
  };
  const sendBytes = (bytes: Buffer): Promise<string> => {
    socket.write(bytes);
    return hear();
  };
  const say = (line: string): Promise<string> => sendBytes(Buffer.from(`${line}\r\n`));
  await hear();
  await say(hello);
  return {
    say,
    sendBytes,
    close: () => void socket.destroy(),
    deliver: async (raw, from, to) => {
      for (const line of [`MAIL FROM:<${from}>`, ...to.map((one) => `RCPT TO:<${one}>`), 'DATA']) {
        const answer = await say(line);
        if (!/^[23]/.test(answer)) return answer;
      }
      const dotted = raw.toString('latin1').replace(/(^|\r\n)\./g, '$1..');
      const end = dotted.endsWith('\r\n') ? '.\r\n' : '\r\n.\r\n';
      return sendBytes(Buffer.from(dotted + end, 'latin1'));
    },
  };
}
