import { ZipFile } from 'yazl';
import { PassThrough, Readable } from 'node:stream';
import { describeSnapshot } from '#entitlement';
import { clocksOf } from '#ticket-clocks';
import { filesOf, findFile } from '#ticket-files';
import {
  participantsOf,
  personOf,
  namesOf,
  publicEntries,
  readEvents,
  showTicket,
  type TicketRow,
} from '#ticket-store';
import type { TicketEntry, TicketFile } from '@codepushgo/contract';
import type { Ctx } from '../../context.ts';

/** What stands beside the tickets, as JSON, by file name. */
export type Beside = Record<string, unknown>;

const MOST_EVENTS = 10_000;

/**
 * A zip of tickets as customers see them: for each the JSON, the messages to read, the files. Notes of staff are in
 * no part of it. It is made while it is sent; nothing but one ticket is in memory.
 *
 * @param reference names the folder of a ticket
 */
export async function writeArchive(
  ctx: Ctx,
  rows: TicketRow[],
  reference: (row: TicketRow) => string,
  beside: Beside,
): Promise<Readable> {
  const zip = new ZipFile();
  const out = zip.outputStream.pipe(new PassThrough());
  zip.on('error', (error: Error) => out.destroy(error));
  const options = { mtime: ctx.clock.now() };
  for (const [name, content] of Object.entries(beside)) zip.addBuffer(json(content), name, options);
  for (const row of rows) {
    const folder = reference(row);
    const lazily = (name: string, make: () => Promise<Readable>): void =>
      zip.addReadStreamLazy(`${folder}/${name}`, options, (give) =>
        make().then(
          (stream) => give(null, stream),
          (error: unknown) => give(error, Readable.from([])),
        ),
      );
    const bytes = (text: Buffer): Readable => Readable.from([text]);
    lazily('ticket.json', async () => bytes(json(await readTicket(ctx, row))));
    lazily('messages.txt', async () => bytes(Buffer.from(toText((await readTicket(ctx, row)).timeline))));
    for (const file of await filesFor(ctx, row))
      lazily(`files/${file.id}-${file.name}`, async () => {
        const found = (await findFile(ctx.db, file.id))!;
        return (await ctx.files.get(found.blob, found.sizeBytes)).stream();
      });
  }
  zip.end();
  return out;
}

async function entriesOf(ctx: Ctx, row: TicketRow): Promise<TicketEntry[]> {
  const events = await readEvents(ctx.db, row, { after: 0, limit: MOST_EVENTS, publicOnly: true });
  return publicEntries(ctx.db, row.orgId, events, filesOf);
}

// Files that wait for the scanner, and those in which it found something, are given out to nobody.
async function filesFor(ctx: Ctx, row: TicketRow): Promise<TicketFile[]> {
  const entries = await entriesOf(ctx, row);
  const files = entries.flatMap((entry) => (entry.kind === 'message' ? entry.message.files : []));
  return files.filter(({ url }) => url !== null);
}

async function readTicket(ctx: Ctx, row: TicketRow) {
  const participants = await participantsOf(ctx.db, row);
  const people = await namesOf(ctx.db, participants);
  return {
    ...(await showTicket(ctx, ctx.db, row)),
    entitlement: row.snapshot,
    explanation: describeSnapshot(row.snapshot, row.language),
    clocks: (await clocksOf(ctx.db, [row], ctx.clock.now())).get(row.id) ?? [],
    participants: participants.map((accountId) => personOf({ side: 'participant', accountId }, people)),
    timeline: await entriesOf(ctx, row),
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
