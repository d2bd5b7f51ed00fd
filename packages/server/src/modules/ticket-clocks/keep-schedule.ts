import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Db, Tx } from '../../platform/db.ts';
import { clockSchedules, type KeptSchedule } from './schema.ts';

/**
 * Keeps business hours and goals, so that what they judged can be judged again.
 *
 * @returns the id by which events name them
 * @example
 * const day = [{ open: '06:00', close: '18:00' }];
 * const scheduleId = await keepSchedule(tx, { timeZone: 'Europe/Paris', weekly: { 1: day }, exceptions: [] });
 */
export async function keepSchedule(tx: Tx, schedule: KeptSchedule): Promise<string> {
  const id = createHash('sha256').update(JSON.stringify(schedule)).digest('hex');
  await tx.insert(clockSchedules).values({ id, schedule }).onConflictDoNothing();
  return id;
}

/**
 * Business hours that were kept.
 *
 * @example const { timeZone } = await keptSchedule(ctx.db, ticket.terms.scheduleId);
 */
export async function keptSchedule(db: Db | Tx, id: string): Promise<KeptSchedule> {
  const [row] = await db.select().from(clockSchedules).where(eq(clockSchedules.id, id));
  return row!.schedule;
}
