import type { Db } from '../platform/db.ts';
import { databaseDown } from '../platform/db-errors.ts';

/** A database that can be taken away. */
export interface FaultyDb {
  db: Db;
  isGone: boolean;
}

/** The given database, until `isGone` is set: then every query fails as when the database is away. */
export function faultyDb(real: Db): FaultyDb {
  const faulty: FaultyDb = { db: real, isGone: false };
  faulty.db = new Proxy(real, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== 'function') return member;
      return (...args: unknown[]) => {
        if (faulty.isGone) throw databaseDown(new Error('taken away by the test'));
        return Reflect.apply(member, target, args) as unknown;
      };
    },
  });
  return faulty;
}
