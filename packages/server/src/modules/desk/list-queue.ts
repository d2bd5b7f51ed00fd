import type { DeskFilter, DeskTicket } from '@codepushgo/contract';
import { agentOf, findOrganisation, showDeskTickets } from '#ticket-handling';
import { tickets } from '#ticket-store';
import { inArray, sql } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { afterCursor, cursorAfter, type Page, type PageRequest } from '../../platform/paging.ts';
import { commonWords } from './said-words.ts';
import { REFERENCE, scanQueue, type QueueScan } from './scan-queue.ts';

/** How many rows a page may look at; what is rarer than a page in so many comes on several short ones. */
const MOST_SCANNED = 2000;

type Found = { id: string; place: string };

/**
 * Tickets of all organisations: what is due next comes first, then those that no clock runs for, the oldest first;
 * solved ones, and all together, newest first.
 *
 * @returns a page, which may be short or empty while `nextCursor` says that more follows
 * @throws Problem `forbidden` for everybody but staff; `not-found` for an organisation that does not exist
 * @example const { items } = await listQueue(ctx, { assignee: 'me', breached: true, limit: 50 });
 */
export async function listQueue(ctx: Ctx, request: DeskFilter & PageRequest): Promise<Page<DeskTicket>> {
  const { accountId: own } = agentOf(ctx, 'read');
  const { organisation, limit } = request;
  const org = organisation === undefined ? null : await findOrganisation(ctx.db, organisation);
  const areWordsCommon = await areCommon(ctx, request);
  const filter = { ...request, orgId: org?.id ?? null, own, now: ctx.clock.now(), areWordsCommon };
  const scan = scanQueue(filter, afterCursor(request.cursor));
  const found = await read(ctx, scan, limit + 1);
  const last = found.length > limit ? found[limit - 1] : await lastOfMany(ctx, scan);
  return {
    items: await show(ctx, found.slice(0, limit)),
    nextCursor: last ? cursorAfter(scan.placeOf(last)) : null,
  };
}

async function areCommon({ db }: Ctx, { text, inNotes }: DeskFilter): Promise<boolean> {
  if (text === undefined || REFERENCE.test(text)) return false;
  const { rows } = await db.execute<{ areCommon: boolean }>(commonWords(text, inNotes === true));
  return rows[0]?.areCommon === true;
}

// The outer limit ends the reading as soon as the page is full; the inner one when it never will be.
async function read(
  { db }: Ctx,
  { candidates, isWanted, order }: QueueScan,
  limit: number,
): Promise<Found[]> {
  const { rows } = await db.execute<Found>(
    sql`SELECT r.id, r.place FROM (${candidates} LIMIT ${MOST_SCANNED}) r WHERE ${isWanted} ORDER BY ${order} LIMIT ${limit}`,
  );
  return rows;
}

/** The candidate at which reading ended without a full page; none when there are fewer. */
async function lastOfMany({ db }: Ctx, { candidates }: QueueScan): Promise<Found | undefined> {
  const { rows } = await db.execute<Found>(
    sql`SELECT id, place FROM (${candidates} OFFSET ${MOST_SCANNED - 1} LIMIT 1) s`,
  );
  return rows[0];
}

async function show(ctx: Ctx, found: Found[]): Promise<DeskTicket[]> {
  if (found.length === 0) return [];
  const ids = found.map(({ id }) => id);
  const rows = await ctx.db.select().from(tickets).where(inArray(tickets.id, ids));
  const byId = new Map(rows.map((row) => [row.id, row]));
  return showDeskTickets(
    ctx,
    ctx.db,
    ids.flatMap((id) => byId.get(id) ?? []),
  );
}
