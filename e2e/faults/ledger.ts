import type { SamplePackage } from './sample-package.ts';

/** An upload that the server has taken on, and what it acknowledged of it. */
export interface KnownUpload {
  id: string;
  what: SamplePackage;
  chunks: Set<number>;
  isFinished: boolean;
}

/** A report by a device of its own. */
export interface KnownReport {
  kind: 'deploy' | 'download';
  label: string;
  device: string;
  isAcknowledged: boolean;
}

/** A new deployment key that was asked for under an idempotency key; without that, asking again would make another. */
export interface KnownRotation {
  idempotencyKey: string;
  /** Null until it is acknowledged. */
  deploymentKey: string | null;
}

/** What was sent to a server, and what it acknowledged: the truth that it is held to. */
export interface Ledger {
  /** Everything that anybody tried to release, by package hash. */
  sent: Map<string, SamplePackage>;
  /** Labels that were acknowledged, with their package hash. */
  released: Map<string, string>;
  /** Uploads that may not have been released yet. */
  uploads: Map<string, KnownUpload>;
  reports: KnownReport[];
  rotations: KnownRotation[];
  /** Answers that nobody should have got. */
  faults: string[];
  /** Counts one acknowledgement of an upload's or release's step. */
  acknowledge(): void;
  /** Resolves after so many acknowledgements from now on. */
  after(count: number): Promise<void>;
}

/** An empty ledger. */
export function openLedger(): Ledger {
  let left = Number.POSITIVE_INFINITY;
  let reached: () => void = () => undefined;
  return {
    sent: new Map(),
    released: new Map(),
    uploads: new Map(),
    reports: [],
    rotations: [],
    faults: [],
    acknowledge: () => {
      left -= 1;
      if (left <= 0) reached();
    },
    after: (count) => {
      left = count;
      return new Promise((done) => (reached = done));
    },
  };
}
