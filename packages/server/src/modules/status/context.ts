import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../../platform/clock.ts';
import type { Log } from '../../platform/log.ts';
import type { ResolveHost } from '../../platform/resolve-host.ts';
import type { S3Settings } from '../../platform/storage-s3.ts';

/** What of the configuration the status service reads. */
export interface StatusConfig {
  /** Where its facts lie. */
  statusDataDir: string;
  /** The origin of the site, without a slash at the end. */
  statusUrl: string;
  statusName: string;
  /** The key that signs requests of operators, and of probes. */
  statusKey: string;
  /** A key that signs reports of probes and nothing else. */
  probeKey: string | undefined;
  /** Folders, and addresses of the form `s3://bucket/prefix`, besides `statusDataDir/site`. */
  statusTargets: string[];
  /** How buckets are reached. */
  s3: S3Settings;
  smtpUrl: string | undefined;
  mailFrom: string;
  webhookAllowPrivate: string[];
  trustProxy: number;
}

/** The one SQLite file of the service. */
export interface StatusStore {
  db: DatabaseSync;
  /** Runs the work in one transaction (`begin immediate`); a thrown error undoes it. Inside another it is a part of that. */
  transaction<T>(work: () => T): T;
  /** Inside a transaction: once it is committed, listeners are called. */
  announce(): void;
  /** Calls `listener` soon after each commit that announced something. Returns the way to stop. */
  onChange(listener: () => void): () => void;
}

/** What every verb of the status service is given. */
export interface StatusContext {
  config: StatusConfig;
  clock: Clock;
  log: Log;
  store: StatusStore;
  resolveHost: ResolveHost;
}
