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

/** The checks of a device that are not in its row yet. */
export interface WaitingChecks {
  device: string;
  /** Of the last check. */
  appVersion: string;
  deploymentKey: string;
  /** Oldest first. */
  runs: CheckRun[];
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

/** Waiting checks by channel and device. */
export class WaitingTable {
  readonly channels = new Map<string, Map<string, WaitingChecks>>();
  size = 0;

  /** The devices of a channel. */
  of(channelId: string): Map<string, WaitingChecks> {
    const known = this.channels.get(channelId);
    if (known) return known;
    const made = new Map<string, WaitingChecks>();
    this.channels.set(channelId, made);
    return made;
  }

  /** Adds checks that are newer than what is here; true when they went on with the last run. */
  append(channelId: string, newer: WaitingChecks): boolean {
    const known = this.of(channelId).get(newer.device);
    if (!known) return this.#set(channelId, newer);
    const isOneRun = known.runs.at(-1)?.trace.id === newer.runs[0]?.trace.id;
    joinRuns(known.runs, newer.runs);
    known.appVersion = newer.appVersion;
    known.deploymentKey = newer.deploymentKey;
    return isOneRun;
  }

  /** Adds checks that are older than what is here. */
  prepend(channelId: string, older: WaitingChecks): void {
    const known = this.of(channelId).get(older.device);
    if (known) known.runs = joinRuns(older.runs, known.runs);
    else this.#set(channelId, older);
  }

  #set(channelId: string, checks: WaitingChecks): false {
    this.of(channelId).set(checks.device, checks);
    this.size++;
    return false;
  }

  /** Takes one device out. */
  take(channelId: string, device: string): WaitingChecks | undefined {
    const found = this.channels.get(channelId)?.get(device);
    if (found && this.channels.get(channelId)?.delete(device)) this.size--;
    return found;
  }

  /** Takes everything out, in chunks of one channel. */
  takeChunks(chunk: number): { channelId: string; checks: WaitingChecks[] }[] {
    const chunks = [...this.channels].flatMap(([channelId, devices]) => {
      const all = [...devices.values()];
      return Array.from({ length: Math.ceil(all.length / chunk) }, (_, i) => ({
        channelId,
        checks: all.slice(i * chunk, (i + 1) * chunk),
      }));
    });
    this.channels.clear();
    this.size = 0;
    return chunks;
  }
}
