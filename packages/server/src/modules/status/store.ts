import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../../platform/clock.ts';
import { lockFolder } from '../../platform/lock.ts';
import type { StatusStore } from './context.ts';

/** One step of the file's shape. Its name begins with the module's; once released it is never changed. */
export interface StatusMigration {
  name: string;
  /** Plain SQL, several statements. */
  sql: string;
}

/** An open store; the folder belongs to this process until it is closed. */
export interface OpenStatusStore extends StatusStore {
  close(): void;
}

/**
 * Opens the file of facts and brings it to its shape. What is committed survives `kill -9` and, as far as the disk
 * tells the truth, a power loss.
 *
 * @param command what this process does, for those who find the folder taken
 * @throws HeldError when another process has the folder
 * @example openStatusStore('./data/status', statusMigrations, { clock: ctx.clock, command: 'serve' }).close();
 */
export function openStatusStore(
  folder: string,
  migrations: StatusMigration[],
  { clock, command }: { clock: Clock; command: string },
): OpenStatusStore {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = lockFolder(folder, command, clock);
  try {
    const db = new DatabaseSync(join(folder, 'facts.sqlite'));
    db.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on');
    const store = storeOver(db);
    store.transaction(() => migrate(db, migrations, clock));
    return { ...store, close: () => (db.close(), lock.release()) };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/**
 * A store in memory with the same shape, for tests.
 *
 * @example memoryStatusStore(statusMigrations, ctx.clock).close();
 */
export function memoryStatusStore(migrations: StatusMigration[], clock: Clock): OpenStatusStore {
  const db = new DatabaseSync(':memory:');
  db.exec('pragma foreign_keys = on');
  const store = storeOver(db);
  store.transaction(() => migrate(db, migrations, clock));
  return { ...store, close: () => db.close() };
}

function storeOver(db: DatabaseSync): StatusStore {
  const listeners = new Set<() => void>();
  let hasNews = false;
  const tell = (): void => {
    if (!hasNews) return;
    hasNews = false;
    // Not in the middle of what the writer does.
    setImmediate(() => listeners.forEach((listener) => listener()));
  };
  return {
    db,
    transaction(work) {
      if (db.isTransaction) return work();
      db.exec('begin immediate');
      try {
        const result = work();
        db.exec('commit');
        tell();
        return result;
      } catch (error) {
        hasNews = false;
        if (db.isTransaction) db.exec('rollback');
        throw error;
      }
    },
    announce: () => void (hasNews = true),
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

function migrate(db: DatabaseSync, migrations: StatusMigration[], clock: Clock): void {
  db.exec(
    'create table if not exists status_migrations (name text primary key, digest text, applied_at text) strict',
  );
  const applied = new Map(
    db
      .prepare('select name, digest from status_migrations')
      .all()
      .map((row) => [row.name, row.digest]),
  );
  for (const { name, sql } of migrations) {
    const digest = createHash('sha256').update(sql).digest('hex');
    const known = applied.get(name);
    if (known && known !== digest)
      throw new Error(
        `The status facts were made by another version: "${name}" differs. Start the version that wrote them.`,
      );
    if (known) continue;
    db.exec(sql);
    db.prepare('insert into status_migrations values (?, ?, ?)').run(name, digest, clock.now().toISOString());
  }
}
