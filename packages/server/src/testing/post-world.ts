import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { eq } from 'drizzle-orm';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import type { MailReview, TicketMail } from '@codepushgo/contract';
import { accounts } from '#accounts';
import { threadToken } from '#mail-reading';
import { ticketMails } from '#ticket-mail';
import { ticketEvents, tickets, type TicketRow } from '#ticket-store';
import { makeMember, type Person } from './factories.ts';
import { HELP, makeMailWorld, type Fate, type MailWorld, type Sending } from './mail-world.ts';
import type { TestServer } from './make-server.ts';
import { makeStaff, makeTicketWorld, type TicketWorld } from './ticket-world.ts';

/** A mail as the mail server of its reader got it. */
export interface Arrived extends ParsedMail {
  envelopeFrom: string;
  envelopeTo: string;
  /** As it came. */
  bytes: Buffer;
}

/** Customers and staff who write mails, and a mail server that gets what is sent to them. */
export interface PostWorld {
  mails: MailWorld;
  customer: TicketWorld;
  arrived: Arrived[];
  /** Sends a mail; proved unless `sending` says otherwise. */
  write(from: string, head: string, body?: string, sending?: Sending): Promise<Fate>;
  /** Sends a mail that becomes a ticket, and gives that. */
  opened(person: Person, head?: string, sending?: Sending): Promise<TicketRow>;
  /** A new developer of the customer. */
  somebody(): Promise<Person>;
  to(address: string): Arrived[];
  last(address: string): Arrived;
  /** The address that answers to a ticket come to. */
  addressOf(ticket: Pick<TicketRow, 'id'>): string;
  rows(): Promise<TicketRow[]>;
  row(id: string): Promise<TicketRow>;
  /** What happened on a ticket, by kind. */
  kinds(id: string): Promise<string[]>;
  /**
   * Automatic mail that went to somebody who is not registered, but for the pointer; that a machine may answer; or that
   * anybody but staff got by reason of a mail which proved nothing.
   */
  misled(): Promise<string[]>;
  stop(): Promise<void>;
}

/** A field of a mail's head, as text. */
export function header(mail: Arrived, name: string): string {
  return String(mail.headers.get(name) ?? '');
}

/** Opens a world whose mail leaves over SMTP; `example.com`, `outside.test` and `helpdesk.test` sign theirs. */
export async function makePostWorld(): Promise<PostWorld> {
  const arrived: Arrived[] = [];
  const relay = await openRelay(arrived);
  const { port } = relay.server.address() as AddressInfo;
  const mails = await makeMailWorld({ config: { smtpUrl: `smtp://127.0.0.1:${port}` } });
  const signers = new Map<string, Sending>();
  for (const domain of ['example.com', 'outside.test', 'helpdesk.test']) {
    mails.dns.records.set(`_dmarc.${domain}`, ['v=DMARC1; p=reject']);
    signers.set(domain, { signer: mails.signer(domain) });
  }
  const { db, platform } = mails.server;
  const handlers = await makeStaff(mails.server);
  const staff = new Set([handlers.agent.email, handlers.operator.email]);
  const customer = await makeTicketWorld(mails.server, handlers);
  const echoes: Arrived[] = [];
  let count = 0;
  const write: PostWorld['write'] = async (
    from,
    head,
    body = 'It fails since this morning.',
    sending = {},
  ) => {
    const domain = from.split('@')[1]!;
    const id = /^message-id:/im.test(head) ? '' : `Message-ID: <m${++count}@${domain}>\n`;
    const lines = `From: ${from}\n${id}${head.trim()}\n\n${body}\n`;
    const before = arrived.length;
    const fate = await mails.send(lines, { ...signers.get(domain), ...sending });
    if (fate.message && fate.message.authentication.state !== 'authenticated')
      echoes.push(...arrived.slice(before).filter(({ envelopeTo }) => !staff.has(envelopeTo)));
    await assertTold(mails.server, handlers.agent, fate);
    return fate;
  };
  const rows = (): Promise<TicketRow[]> => db.select().from(tickets).orderBy(tickets.number);
  const to = (address: string): Arrived[] => arrived.filter((mail) => mail.envelopeTo === address);
  return {
    mails,
    customer,
    arrived,
    write,
    opened: async (person, head = 'Subject: Help', sending = {}) => {
      const { state } = await write(person.email, head, undefined, sending);
      if (state !== 'opened') throw new Error(`no ticket: ${state}`);
      return (await rows()).at(-1)!;
    },
    somebody: () => makeMember(mails.server, customer.org.id, 'developer'),
    to,
    last: (address) => to(address).at(-1)!,
    addressOf: ({ id }) => `support+${threadToken(platform.vault, id)}@${HELP}`,
    rows,
    row: async (id) => (await rows()).find((one) => one.id === id)!,
    kinds: async (id) => {
      const ofTicket = eq(ticketEvents.ticketId, id);
      const events = await db.select().from(ticketEvents).where(ofTicket).orderBy(ticketEvents.seq);
      return events.map(({ change }) => change.kind);
    },
    misled: async () => {
      const known = new Set((await db.select().from(accounts)).map(({ email }) => email));
      const automatic = arrived.filter((mail) => header(mail, 'auto-submitted') !== '');
      const wrong = automatic.filter(
        ({ envelopeTo, envelopeFrom, subject }) =>
          envelopeFrom !== '' || (!known.has(envelopeTo) && !subject?.startsWith('How to reach support')),
      );
      return [...echoes, ...wrong].map(({ envelopeTo, subject }) => `${envelopeTo}: ${subject}`);
    },
    stop: async () => {
      await mails.stop();
      await new Promise<void>((done) => relay.close(done));
    },
  };
}

/** Staff must read from the API what became of a message: the ticket that has it, or that it waits, and why. */
async function assertTold({ db, fetch }: TestServer, agent: Person, fate: Fate): Promise<void> {
  const { received, state, reviews } = fate;
  if (!received) return;
  const get = async <T>(path: string): Promise<T[]> => {
    const answer = await fetch(`/api/v1/desk/${path}`, {
      headers: { authorization: `Bearer ${agent.accessKey}` },
    });
    return ((await answer.json()) as { items: T[] }).items;
  };
  let told: unknown[] = [];
  if (state === 'review' || state === 'flood') {
    const waiting = await get<MailReview>(`mail-reviews?limit=100&reason=${reviews[0] ?? 'flood'}`);
    told = waiting.filter((one) => state === 'flood' || one.originalUrl.endsWith(received.id));
  } else if (state === 'opened' || state === 'appended' || state === 'noted') {
    const [row] = await db.select().from(ticketMails).where(eq(ticketMails.id, received.id));
    const ofTicket = await get<TicketMail>(`tickets/${row?.ticketId}/mails`);
    told = ofTicket.filter((one) => one.id === received.id && one.direction === 'in' && one.kind === state);
  } else return;
  if (told.length === 0) throw new Error(`The API does not tell of mail ${received.id}, which is ${state}.`);
}

/**
 * A mail server that takes everything.
 *
 * @param taken what happens between having a mail and saying so
 */
export async function openRelay(
  arrived: Arrived[],
  taken: () => Promise<unknown> = async () => undefined,
): Promise<SMTPServer> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, { envelope: { mailFrom, rcptTo } }, done) => {
      void buffer(stream).then(async (bytes) => {
        const parsed = await simpleParser(bytes);
        const envelopeFrom = mailFrom ? mailFrom.address : '';
        arrived.push({ ...parsed, bytes, envelopeFrom, envelopeTo: rcptTo[0]!.address });
        await taken();
        done();
      });
    },
  });
  // A client that is killed leaves its connection in the middle.
  server.on('error', () => undefined);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return server;
}
