import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { extractPackage, hashFolder } from '@codepushgo/bundle';
import { hashNewPassword, loginCredentials } from '#accounts';
import { mailMessages, mailReceived } from '#mail-intake';
import { formRequests } from '#support-form';
import { deadAddresses, outgoingMails, ticketGuests } from '#ticket-mail';
import { keptRequests } from '#ticket-requests';
import { findTicket, lockTicket, ticketEvents, ticketMessages, ticketNotes, tickets } from '#ticket-store';
import { appendMessage } from '#tickets';
import { newId } from '../platform/ids.ts';
import { communityPosts } from '../modules/desk/schema.ts';
import type { Person } from './factories.ts';
import type { TestServer } from './make-server.ts';

/** The password that {@link givePassword} gives. */
export const OWN_PASSWORD = 'four odd words here';

/** Gives an account of `makeAccount` a password. */
export async function givePassword({ db, clock }: TestServer, { accountId }: Person): Promise<void> {
  const now = clock.now();
  await db.insert(loginCredentials).values({
    id: newId('crd', clock),
    accountId,
    providerId: 'credential',
    providerAccountId: accountId,
    passwordHash: await hashNewPassword(OWN_PASSWORD),
    createdAt: now,
    updatedAt: now,
  });
}

/** Where a text is in the file store; it is put there. */
export async function blobOf({ platform }: TestServer, text: string): Promise<string> {
  return (await platform.files.put(Readable.from([Buffer.from(text)]))).sha256;
}

/** Appends a message to a ticket as intake does with a mail; gives where its original is. */
export async function mailOn(
  server: TestServer,
  place: { orgId: string; ticketId: string },
  { accountId, email, ctx }: Person,
  text: string,
): Promise<string> {
  const raw = `From: ${email}\r\n\r\n${text}`;
  const rawBlob = await blobOf(server, raw);
  const id = newId('mai', server.clock);
  const at = server.clock.now();
  const mailId = `${id}@example.com`;
  await server.db.insert(mailReceived).values({
    id,
    source: 'smtp',
    envelopeFrom: email,
    envelopeTo: ['support@help.test'],
    rawBlob,
    rawSize: Buffer.byteLength(raw),
    pair: 'x',
    receivedAt: at,
    settledAt: at,
    state: 'appended',
    messageId: mailId,
    senderAddress: email,
  });
  await server.db.insert(mailMessages).values({
    id,
    mailboxes: [],
    authentication: {} as never,
    classification: {} as never,
    thread: {} as never,
    subject: '',
    text,
    shownText: text,
    hasHidden: false,
    hasRemoteImages: false,
    needsOriginal: false,
    isEmpty: false,
    protection: 'none' as never,
    attachmentsLeftOut: 0,
  });
  await server.db.transaction(async (tx) => {
    const ticket = await lockTicket(tx, await findTicket(tx, place.orgId, place.ticketId));
    const html = `<p>${text}</p>`;
    await appendMessage(
      ctx,
      tx,
      ticket,
      { side: 'customer', accountId },
      { text, html, channel: 'email', mailId },
    );
  });
  return rawBlob;
}

/** All that the database keeps of tickets and mail, as one text. */
export async function everythingKept({ db }: TestServer): Promise<string> {
  const tables = [
    tickets,
    ticketEvents,
    ticketMessages,
    ticketNotes,
    keptRequests,
    mailReceived,
    mailMessages,
    outgoingMails,
    deadAddresses,
    ticketGuests,
    communityPosts,
    formRequests,
  ];
  return JSON.stringify(await Promise.all(tables.map((table) => db.select().from(table))));
}

/** The texts of a zip by their names. */
export async function readZip(bytes: Buffer): Promise<Map<string, string>> {
  const folder = await mkdtemp(join(tmpdir(), 'codepushgo-zip-'));
  try {
    await writeFile(join(folder, 'a.zip'), bytes);
    await extractPackage(join(folder, 'a.zip'), join(folder, 'out'));
    const names = Object.keys((await hashFolder(join(folder, 'out'))).manifest);
    const read = (name: string) => readFile(join(folder, 'out', name), 'utf8');
    return new Map(await Promise.all(names.map(async (name) => [name, await read(name)] as const)));
  } finally {
    await rm(folder, { recursive: true });
  }
}
