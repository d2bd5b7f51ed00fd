import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser, type ParsedMail } from 'mailparser';
import type { TestServer } from './make-server.ts';

/** A mail as its reader sees it. */
export interface ReadMail {
  to: string;
  subject: string;
  text: string;
  /** Every address in the text. */
  links: string[];
}

/** Waits for the background work, then reads all mail that the server has written, oldest first; mails queued together in any order. */
export async function readMailbox(server: TestServer): Promise<ReadMail[]> {
  await server.jobs.settled();
  const folder = join(server.config.dataDir, 'outbox');
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { recursive: false, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.eml'),
  );
  return Promise.all(
    names.sort().map(async (name) => toRead(await simpleParser(readFileSync(join(folder, name))))),
  );
}

/**
 * The latest mail to an address. Mails that are queued together leave in any order, so tests ask by reader and not by place.
 *
 * @throws when there is none
 */
export async function latestMailTo(server: TestServer, address: string): Promise<ReadMail> {
  const mail = (await readMailbox(server)).findLast(({ to }) => to === address);
  if (!mail) throw new Error(`There is no mail to ${address}.`);
  return mail;
}

function toRead(mail: ParsedMail): ReadMail {
  const to = [mail.to ?? []].flat().map((address) => address.text);
  const text = mail.text ?? '';
  return {
    to: to.join(', '),
    subject: mail.subject ?? '',
    text,
    links: text.match(/https?:\/\/[^\s>)"]+/g) ?? [],
  };
}
