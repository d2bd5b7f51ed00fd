/** A decision apart from the device, as text, with a digest of it as id. */
export interface TraceText {
  id: string;
  body: string;
}

/** Equal checks in a row of one device. */
export interface CheckRun {
  trace: TraceText;
  firstAtMs: number;
  lastAtMs: number;
  count: number;
}

/** A device in memory, with its checks that are not in its row yet. */
export interface DeviceEntry {
  readonly channelId: string;
  readonly device: string;
  /** Of the last check. */
  appVersion: string;
  deploymentKey: string;
  lastAtMs: number;
  /** Not in the database, oldest first. */
  fresh: CheckRun[];
  /** In the journal, oldest first. */
  journaled: CheckRun[];
  /** What the figures were told of it last. */
  told: { appVersion: string; deploymentKey: string; atMs: number } | null;
}

/** Checks on their way to the database. */
export interface TakenChecks {
  entry: DeviceEntry;
  runs: CheckRun[];
}

/** Checks of devices of one channel that are written together. */
export interface Chunk {
  channelId: string;
  taken: TakenChecks[];
}

/** How many decisions of a device are kept. */
export const MOST_RUNS = 20;

/** Puts newer runs behind older ones; a run that goes on is one. Changes and gives back `older`. */
export function joinRuns(older: CheckRun[], newer: readonly CheckRun[]): CheckRun[] {
  for (const run of newer) {
    const last = older.at(-1);
    if (last?.trace.id === run.trace.id) {
      last.lastAtMs = run.lastAtMs;
      last.count += run.count;
    } else {
      older.push({ ...run });
    }
  }
  if (older.length > MOST_RUNS) older.splice(0, older.length - MOST_RUNS);
  return older;
}
