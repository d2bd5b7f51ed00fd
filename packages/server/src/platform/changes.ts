import { sql } from 'drizzle-orm';
import type { Notice, Tx } from './db.ts';

/** Something that caches hold, for instance `channel:chn_01k…`. */
export type ChangeTopic = `channel:${string}`;

/** The PostgreSQL channel that carries topics between processes. */
export const CHANGES_CHANNEL = 'codepushgo_changes';

/** How long what was read may be believed while news of other processes are lost. */
export const DEAF_MS = 500;

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
  /** What the database's connection for news tells: topics of other processes, or that they are lost for now. */
  hear(notice: Notice): void;
  /** True while news of other processes are lost: what was read longer ago than `DEAF_MS` is not believed. */
  readonly isDeaf: boolean;
  subscribe(listener: (topics: ChangeTopic[] | null) => void): void;
}

export function createChanges(): Changes {
  const listeners: ((topics: ChangeTopic[] | null) => void)[] = [];
  const emit = (topics: ChangeTopic[] | null): void => listeners.forEach((listener) => listener(topics));
  let isDeaf = false;
  return {
    announce: async (tx, topics) => {
      for (let at = 0; at < topics.length; at += TOPICS_A_NOTICE) {
        const some = topics.slice(at, at + TOPICS_A_NOTICE).join(' ');
        await tx.execute(sql`SELECT pg_notify(${CHANGES_CHANNEL}, ${some})`);
      }
    },
    emit,
    hear: (notice) => {
      if (notice.kind === 'payload') return emit(notice.payload.split(' ') as ChangeTopic[]);
      isDeaf = notice.kind === 'lost';
      emit(null);
    },
    get isDeaf() {
      return isDeaf;
    },
    subscribe: (listener) => listeners.push(listener),
  };
}
