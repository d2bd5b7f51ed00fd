import { noteDevices, SEEN_EXACT_MS } from '#metrics';
import type { Db } from '../../platform/db.ts';
import type { DeviceEntry, TakenChecks } from './device-entry.ts';

/** Tells the figures of devices that checked, each at most once a minute while it says the same. */
export async function tellSightings(db: Db, channelId: string, taken: TakenChecks[]): Promise<void> {
  const news = taken.filter(({ entry }) => isNews(entry));
  if (news.length === 0) return;
  news.sort((a, b) => (a.entry.device < b.entry.device ? -1 : 1));
  const sightings = news.map(({ entry: { device, appVersion, deploymentKey, lastAtMs: atMs } }) => ({
    device,
    appVersion,
    deploymentKey,
    atMs,
  }));
  await noteDevices(db, channelId, sightings);
  for (const [i, { entry }] of news.entries()) entry.told = sightings[i]!;
}

function isNews({ told, appVersion, deploymentKey, lastAtMs }: DeviceEntry): boolean {
  if (!told || told.appVersion !== appVersion || told.deploymentKey !== deploymentKey) return true;
  return lastAtMs - told.atMs >= SEEN_EXACT_MS;
}
