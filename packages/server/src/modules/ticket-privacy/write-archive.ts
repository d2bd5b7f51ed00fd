import { ZipFile } from 'yazl';
import { PassThrough, Readable } from 'node:stream';
import { describeSnapshot } from '#entitlement';
import { clocksOf } from '#ticket-clocks';
import { showEvidence } from '#evidence';
import { filesOf, findFile } from '#ticket-files';
import {
  participantsOf,
  personOf,
  namesOf,
  publicEntries,
  readEvents,
  referenceOf,
  showTicket,
  type TicketRow,
} from '#ticket-store';
import type { TicketEntry, TicketFile } from '@codepushgo/contract';
import type { Ctx } from '../../context.ts';
import { mailsOnNoTicket, mailsOnTicket, type StoredMail } from './own-mails.ts';

/** What stands beside the tickets. */
export interface Beside {
  /** As JSON, by file name. */
  json?: Record<string, unknown>;
  /** An address: its mails that are on no ticket, as they came. */
  mailsOf?: string;
}

const MOST_EVENTS = 10_000;

/** A ticket, and what of it is given out. */
export interface Archived {
  row: TicketRow;
  /** An account: its own words and files alone. Null: all that customers see. */
  wordsOf: string | null;
  /** An address: its mails as they came. */
  mailsOf: string | null;
}

type Make = () => Promise<Readable>;

/**
 * A zip of tickets as customers see them: for each the JSON, what is attached, the messages to read, the files. Notes of
 * staff are in no part of it. It is made while it is sent; nothing but one ticket is in memory.
 */
export async function writeArchive(
  ctx: Ctx,
  tickets: Archived[],
  { json: facts = {}, mailsOf }: Beside = {},
): Promise<Readable> {
  const zip = new ZipFile();
  const out = zip.outputStream.pipe(new PassThrough());
  zip.on('error', (error: Error) => out.destroy(error));
  const options = { mtime: ctx.clock.now() };
  for (const [name, content] of Object.entries(facts)) zip.addBuffer(json(content), name, options);
  const add = (name: string, make: Make): void =>
    zip.addReadStreamLazy(name, options, (give) =>
      make().then(
        (stream) => give(null, stream),
        (error: unknown) => give(error, Readable.from([])),
      ),
    );
  for (const mail of mailsOf === undefined ? [] : await mailsOnNoTicket(ctx, mailsOf))
    add(...asFile(ctx, mail));
  for (const one of tickets)
    for (const [name, make] of await partsOf(ctx, one)) add(`${referenceOf(one.row)}/${name}`, make);
  zip.end();
  return out;
}

/** The files of a ticket's folder, each made when its turn comes. */
async function partsOf(ctx: Ctx, one: Archived): Promise<[string, Make][]> {
  const bytes = (text: Buffer): Readable => Readable.from([text]);
  const { row, wordsOf, mailsOf } = one;
  const stored = async (blob: string, size: number) => (await ctx.files.get(blob, size)).stream();
  const parts: [string, Make][] = [
    ['ticket.json', async () => bytes(json(await readTicket(ctx, one)))],
    ['messages.txt', async () => bytes(Buffer.from(toText(await entriesOf(ctx, one))))],
  ];
  if (wordsOf === null)
    parts.push(['evidence.json', async () => bytes(json(await showEvidence(ctx.db, row)))]);
  for (const file of await filesFor(ctx, one))
    parts.push([
      `files/${file.id}-${file.name}`,
      async () => {
        const { blob, sizeBytes } = (await findFile(ctx.db, file.id))!;
        return stored(blob, sizeBytes);
      },
    ]);
  const mails = mailsOf === null ? [] : await mailsOnTicket(ctx, row, mailsOf);
  parts.push(...mails.map((mail) => asFile(ctx, mail)));
  return parts;
}

function asFile({ files }: Ctx, { id, blob, size }: StoredMail): [string, Make] {
  return [`mails/${id}.eml`, async () => (await files.get(blob, size)).stream()];
}

async function entriesOf(ctx: Ctx, { row, wordsOf }: Archived): Promise<TicketEntry[]> {
  const events = await readEvents(ctx.db, row, { after: 0, limit: MOST_EVENTS, publicOnly: true });
  const own = wordsOf === null ? events : events.filter(({ accountId }) => accountId === wordsOf);
  const entries = await publicEntries(ctx.db, row.orgId, own, filesOf);
  // Quotes are the words of others.
  return wordsOf === null
    ? entries
    : entries.flatMap((entry) =>
        entry.kind === 'message'
          ? [{ ...entry, message: { ...entry.message, html: null, hidden: null } }]
          : [],
      );
}

// Files that wait for the scanner, and those in which it found something, are given out to nobody.
async function filesFor(ctx: Ctx, one: Archived): Promise<TicketFile[]> {
  const entries = await entriesOf(ctx, one);
  const files = entries.flatMap((entry) => (entry.kind === 'message' ? entry.message.files : []));
  return files.filter(({ url }) => url !== null);
}

async function readTicket(ctx: Ctx, one: Archived) {
  const { row, wordsOf } = one;
  const timeline = await entriesOf(ctx, one);
  if (wordsOf !== null) return { reference: referenceOf(row), timeline };
  const participants = await participantsOf(ctx.db, row);
  const people = await namesOf(ctx.db, participants);
  return {
    ...(await showTicket(ctx, ctx.db, row)),
    entitlement: row.snapshot,
    explanation: describeSnapshot(row.snapshot, row.language),
    clocks: (await clocksOf(ctx.db, [row], ctx.clock.now())).get(row.id) ?? [],
    participants: participants.map((accountId) => personOf({ side: 'participant', accountId }, people)),
    timeline,
  };
}

function toText(timeline: TicketEntry[]): string {
  const written = timeline.flatMap((entry) => (entry.kind === 'message' ? [entry] : []));
  const one = ({ at, by, message: { text, hidden, files } }: (typeof written)[number]): string =>
    [
      `${at}  ${by.name ?? ''} (${by.side})`,
      text,
      ...(hidden === null ? [] : [hidden]),
      ...files.map(({ id, name }) => `[files/${id}-${name}]`),
    ].join('\n');
  return `${written.map(one).join('\n\n---\n\n')}\n`;
}

function json(content: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(content, null, 2)}\n`);
}
