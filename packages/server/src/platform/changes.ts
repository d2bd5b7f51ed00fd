import { sql } from 'drizzle-orm';
import type { Tx } from './db.ts';

/** Something that caches hold, for instance `channel:chn_01k…`. */
export type ChangeTopic = `channel:${string}`;

/** The PostgreSQL channel that carries topics between processes. */
export const CHANGES_CHANNEL = 'codepushgo_changes';

// NOTIFY carries less than 8,000 bytes, a topic has about 40.
const TOPICS_A_NOTICE = 150;

/**
 * Tells caches what changed: other processes through NOTIFY, delivered at commit; this process
 * at once after the commit, so that the next answer already sees it.
 */
export interface Changes {
  /** Inside the transaction: the news leaves when it commits. */
  announce(tx: Tx, topics: ChangeTopic[]): Promise<void>;
  /** After the commit, or when news arrives from another process. `null`: anything may have changed. */
  emit(topics: ChangeTopic[] | null): void;
  subscribe(listener: (topics: ChangeTopic[] | null) => void): void;
}

export function createChanges(): Changes {
  const listeners: ((topics: ChangeTopic[] | null) => void)[] = [];
  return {
    announce: async (tx, topics) => {
      for (let at = 0; at < topics.length; at += TOPICS_A_NOTICE) {
        const some = topics.slice(at, at + TOPICS_A_NOTICE).join(' ');
        await tx.execute(sql`SELECT pg_notify(${CHANGES_CHANNEL}, ${some})`);
      }
    },
    emit: (topics) => listeners.forEach((listener) => listener(topics)),
    subscribe: (listener) => listeners.push(listener),
  };
}
