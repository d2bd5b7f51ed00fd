import { joinRuns, type CheckRun, type Chunk, type DeviceEntry, type TakenChecks } from './device-entry.ts';

/** Devices in memory by channel and id, and which of them have something fresh. */
export class EntryTable {
  readonly #channels = new Map<string, Map<string, DeviceEntry>>();
  #dirty: DeviceEntry[] = [];
  #size = 0;

  /** How many devices are in memory. */
  get size(): number {
    return this.#size;
  }

  /** Whether any device waits for a flush. */
  get isDirty(): boolean {
    return this.#dirty.length > 0;
  }

  find(channelId: string, device: string): DeviceEntry | undefined {
    return this.#channels.get(channelId)?.get(device);
  }

  add(entry: DeviceEntry): void {
    const { channelId, device } = entry;
    const devices = this.#channels.get(channelId) ?? new Map<string, DeviceEntry>();
    this.#channels.set(channelId, devices.set(device, entry));
    this.#size++;
  }

  /** Adds a run to what is fresh of a device. */
  addFresh(entry: DeviceEntry, run: CheckRun): void {
    if (entry.fresh.length === 0) this.#dirty.push(entry);
    joinRuns(entry.fresh, [run]);
  }

  /** Takes everything fresh out, in chunks of one channel. */
  takeFresh(most: number): Chunk[] {
    const dirty = this.#dirty;
    this.#dirty = [];
    return chunksOf(dirty, most, (entry) => {
      const runs = entry.fresh;
      entry.fresh = [];
      return runs;
    });
  }

  /** Puts back what could not be written. */
  putBackFresh(taken: TakenChecks[]): void {
    for (const { entry, runs } of taken) {
      if (entry.fresh.length === 0) this.#dirty.push(entry);
      entry.fresh = joinRuns(runs, entry.fresh);
    }
  }

  /** The devices with something in the journal. */
  journaled(): DeviceEntry[] {
    return [...this.#channels.values()].flatMap((devices) =>
      [...devices.values()].filter(({ journaled }) => journaled.length > 0),
    );
  }

  /** Forgets the devices of which nothing waits and that were not seen since. */
  forgetIdle(beforeMs: number): void {
    for (const [channelId, devices] of this.#channels) {
      for (const [device, { fresh, journaled, lastAtMs }] of devices) {
        if (fresh.length > 0 || journaled.length > 0 || lastAtMs >= beforeMs) continue;
        devices.delete(device);
        this.#size--;
      }
      if (devices.size === 0) this.#channels.delete(channelId);
    }
  }
}

/** Takes the runs of devices in chunks of one channel. */
export function chunksOf(
  entries: DeviceEntry[],
  most: number,
  take: (entry: DeviceEntry) => CheckRun[],
): Chunk[] {
  const byChannel = Map.groupBy(entries, ({ channelId }) => channelId);
  return [...byChannel].flatMap(([channelId, all]) =>
    Array.from({ length: Math.ceil(all.length / most) }, (_, i) => ({
      channelId,
      taken: all.slice(i * most, (i + 1) * most).map((entry) => ({ entry, runs: take(entry) })),
    })),
  );
}
