import { desc } from 'drizzle-orm';
import type { Db } from '../../platform/db.ts';
import type { SlaMonthRow } from './freeze-month.ts';
import { slaMonths } from './schema.ts';

const SHOWN = 12;

/** The last twelve closed months, each in its newest revision, the newest first. */
export async function closedMonths(db: Db): Promise<SlaMonthRow[]> {
  return db
    .selectDistinctOn([slaMonths.month])
    .from(slaMonths)
    .orderBy(desc(slaMonths.month), desc(slaMonths.revision))
    .limit(SHOWN);
}
