import { join } from 'node:path';
import { virtualDevice, type DeviceOptions, type Outcome, type VirtualDevice } from './virtual-device.ts';

/** What a fleet is made of. */
export interface FleetOptions extends Omit<DeviceOptions, 'id' | 'folder' | 'appVersion'> {
  count: number;
  /** Native versions, dealt out in turn. */
  appVersions: string[];
  folder: string;
  /** How many devices act at the same time. Default 16. */
  concurrency?: number;
  /** Ids are this and a number. Default `device`. */
  prefix?: string;
}

/** Many virtual devices. */
export interface Fleet {
  devices: VirtualDevice[];
  /** Every device syncs once. @returns how many met each outcome */
  sync(onOne?: (outcome: Outcome) => void): Promise<Record<Outcome, number>>;
  /** How many devices run each label; `binary` for the binary's own bundle. */
  running(): Record<string, number>;
  traffic(): { bytes: number; fullDownloads: number; diffDownloads: number };
}

/** Runs `work` for each item, `width` at a time. */
async function forEachAtOnce<T>(items: T[], width: number, work: (item: T) => Promise<void>): Promise<void> {
  const queue = items.values();
  const worker = async (): Promise<void> => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
}

/**
 * Starts a fleet: every device has its first start and reports its binary.
 *
 * @example
 * const fleet = await startFleet({ serverUrl, deploymentKey, count: 200, appVersions: ['1.0.0'], folder });
 * await fleet.sync(); // { installed: 200, … }
 */
export async function startFleet(options: FleetOptions): Promise<Fleet> {
  const { count, appVersions, folder, concurrency = 16, prefix = 'device', ...shared } = options;
  const devices = Array.from({ length: count }, (_, at) => {
    const id = `${prefix}-${String(at + 1).padStart(5, '0')}`;
    return virtualDevice({
      ...shared,
      id,
      folder: join(folder, id),
      appVersion: appVersions[at % appVersions.length] ?? '1.0.0',
    });
  });
  await forEachAtOnce(devices, concurrency, (device) => device.start());
  return {
    devices,
    async sync(onOne) {
      const outcomes: Record<Outcome, number> = {
        nothing: 0,
        'store-update': 0,
        installed: 0,
        'rolled-back': 0,
        'ignored-failed': 0,
      };
      await forEachAtOnce(devices, concurrency, async (device) => {
        const outcome = await device.sync();
        outcomes[outcome] += 1;
        onOne?.(outcome);
      });
      return outcomes;
    },
    running() {
      const counts: Record<string, number> = {};
      for (const device of devices) {
        const label = device.running()?.label ?? 'binary';
        counts[label] = (counts[label] ?? 0) + 1;
      }
      return counts;
    },
    traffic: () =>
      devices
        .map((device) => device.traffic())
        .reduce(
          (sum, one) => ({
            bytes: sum.bytes + one.bytes,
            fullDownloads: sum.fullDownloads + one.fullDownloads,
            diffDownloads: sum.diffDownloads + one.diffDownloads,
          }),
          { bytes: 0, fullDownloads: 0, diffDownloads: 0 },
        ),
  };
}
