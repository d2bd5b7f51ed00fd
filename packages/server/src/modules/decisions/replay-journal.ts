import { asc, eq, lt } from 'drizzle-orm';
import type { Platform } from '../../context.ts';
import { readJournal } from './decision-journal.ts';
import { decisionJournal } from './schema.ts';
import { writeDecisions } from './write-decisions.ts';

// A living process clears its rows several times in this time.
const DEAD_AFTER_MS = 120_000;
const ROWS_A_STATEMENT = 500;

/**
 * Puts what processes left in the journal when they died into the devices' rows.
 *
 * @param isAlone whether no other process uses the database: then all of it was left
 */
export async function replayJournal(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  isAlone: boolean,
): Promise<void> {
  const isLeft = isAlone ? undefined : lt(decisionJournal.at, new Date(clock.nowMs() - DEAD_AFTER_MS));
  for (;;) {
    const isDone = await db.transaction(async (tx) => {
      const [row] = await tx
        .select()
        .from(decisionJournal)
        .where(isLeft)
        .orderBy(asc(decisionJournal.id))
        .limit(1)
        .for('update', { skipLocked: true });
      if (!row) return true;
      const rows = readJournal(row.body);
      for (let from = 0; from < rows.length; from += ROWS_A_STATEMENT)
        await writeDecisions(tx, row.channelId, rows.slice(from, from + ROWS_A_STATEMENT), true);
      await tx.delete(decisionJournal).where(eq(decisionJournal.id, row.id));
      return false;
    });
    if (isDone) return;
  }
}
