import { and, isNull, lt } from 'drizzle-orm';
import type { Platform } from '../../context.ts';
import { ticketFiles } from './schema.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Forgets files that no message has named for a day; their bytes go with the clean-up of the file store. */
export async function sweepFiles({ db, clock }: Pick<Platform, 'db' | 'clock'>): Promise<number> {
  const old = new Date(clock.nowMs() - DAY_MS);
  const gone = await db
    .delete(ticketFiles)
    .where(and(isNull(ticketFiles.orgId), lt(ticketFiles.createdAt, old)))
    .returning({ id: ticketFiles.id });
  return gone.length;
}
