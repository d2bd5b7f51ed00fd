import type { TicketFile } from '@codepushgo/contract';
import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Db, Tx } from '../../platform/db.ts';
import { ticketFiles } from './schema.ts';

/** A file as its row keeps it. */
export type FileRow = typeof ticketFiles.$inferSelect;

/** Where files are fetched: beside all other paths, since nothing in them may run as ours. */
export const FILES_PATH = '/api/v1/ticket-files';

/** A file as messages show it. */
export function toTicketFile({ id, name, type, sizeBytes, scan }: FileRow): TicketFile {
  const isGivenOut = scan === 'clean' || scan === 'unscanned';
  return { id, name, type, sizeBytes, scan, url: isGivenOut ? `${FILES_PATH}/${id}` : null };
}

/**
 * The files of messages, by message, in the order in which they were uploaded.
 *
 * @example const files = (await filesOf(ctx.db, org.id, ['msg_1'])).get('msg_1') ?? [];
 */
export async function filesOf(
  db: Db | Tx,
  orgId: string,
  messageIds: string[],
): Promise<Map<string, TicketFile[]>> {
  if (messageIds.length === 0) return new Map();
  const rows = await db
    .select()
    .from(ticketFiles)
    .where(and(eq(ticketFiles.orgId, orgId), inArray(ticketFiles.messageId, messageIds)))
    .orderBy(asc(ticketFiles.id));
  const byMessage = Map.groupBy(rows, ({ messageId }) => messageId!);
  return new Map([...byMessage].map(([id, files]) => [id, files.map(toTicketFile)]));
}

/**
 * One file; undefined when there is none. Global by its nature: its address names no organisation.
 *
 * @example (await findFile(ctx.db, 'fil_1'))?.name;
 */
export async function findFile(db: Db | Tx, id: string): Promise<FileRow | undefined> {
  const [row] = await db.select().from(ticketFiles).where(eq(ticketFiles.id, id));
  return row;
}
