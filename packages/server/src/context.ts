import type { Config } from './config.ts';
import type { Changes } from './platform/changes.ts';
import type { Clock } from './platform/clock.ts';
import type { Db, Tx } from './platform/db.ts';
import type { Jobs } from './platform/jobs.ts';
import type { Log } from './platform/log.ts';
import type { RateLimits } from './platform/rate-limit.ts';
import type { Storage } from './platform/storage-disk.ts';

/** What an access key may do; a browser session may do everything its account may. */
export interface KeyScope {
  /** `read` looks, `release` also ships and changes releases, `full` does what its owner may. */
  level: 'read' | 'release' | 'full';
  /** Set: the key works in this organisation only. */
  organisationId: string | null;
}

/** Who asks. */
export type Actor =
  | { kind: 'anonymous' }
  | { kind: 'system'; name: string }
  | {
      kind: 'account';
      accountId: string;
      email: string;
      /** The URL-safe user name; also the slug of the personal organisation. */
      userName: string;
      staff: 'operator' | 'agent' | null;
      scope: KeyScope;
      /** Set when an access key was shown instead of a session cookie. */
      accessKeyId: string | null;
    };

/** The signed-in case of {@link Actor}. */
export type AccountActor = Extract<Actor, { kind: 'account' }>;

/** The parts of the platform that every verb may use. */
export interface Platform {
  config: Config;
  db: Db;
  clock: Clock;
  log: Log;
  jobs: Jobs;
  files: Storage;
  limits: RateLimits;
  changes: Changes;
  news: News;
}

/** What lower modules tell upper ones inside a transaction; `server.ts` connects the two. */
export interface News {
  /** A new account; its personal organisation is founded in the same transaction. */
  accountCreated(ctx: Ctx, tx: Tx, account: { id: string; userName: string; name: string }): Promise<void>;
  /** Whether no organisation holds this slug, so that it may become a user name. */
  isSlugFree(tx: Tx, slug: string): Promise<boolean>;
}

/** One request: the platform, who asks, from where. */
export interface Ctx extends Platform {
  actor: Actor;
  /** The client's address, for attempt limits and sessions. */
  source: string;
  requestId: string;
}
