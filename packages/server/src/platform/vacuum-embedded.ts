import { sql } from 'drizzle-orm';
import type { Db } from './db.ts';

/**
 * What autovacuum does on a PostgreSQL server, for the embedded database, which has none: takes the room of dead rows
 * back and counts anew for the planner, in tables where that is worth it.
 *
 * @param signal stops between two tables
 * @returns the tables that it went through
 */
export async function vacuumEmbedded(db: Db, signal?: AbortSignal): Promise<string[]> {
  // What was counted within the last second may not have been told yet.
  await db.execute(sql`select pg_stat_force_next_flush()`);
  // What the database counts does not survive a restart, so each table has its turn once afterwards. Large tables do
  // not wait for a fifth of them to be dead: the one connection is held for as long as a table takes.
  const { rows } = await db.execute(sql`
    select format('%I.%I', schemaname, relname) as name,
      last_analyze is null or n_mod_since_analyze > 50 + n_live_tup / 10 as is_miscounted
    from pg_stat_user_tables
    where last_vacuum is null
      or n_dead_tup > 50 + least(n_live_tup / 5, 10000)
      or n_ins_since_vacuum > 1000 + n_live_tup / 5
      or n_mod_since_analyze > 50 + n_live_tup / 10
    order by n_dead_tup desc`);
  const done: string[] = [];
  for (const { name, is_miscounted: isMiscounted } of rows as { name: string; is_miscounted: boolean }[]) {
    if (signal?.aborted) break;
    // A statement of its own, so that what waits for the connection gets it after each table.
    await db.execute(sql.raw(`vacuum ${isMiscounted ? '(analyze) ' : ''}${name}`));
    done.push(name);
  }
  return done;
}
