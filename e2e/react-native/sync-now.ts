import type { Device } from './device.ts';

/** Syncs with installation at once, and waits until the app has restarted and reported. */
export async function syncNow(device: Device, deploymentKey?: string): Promise<number> {
  const { codePush } = device.app();
  const installMode = codePush.InstallMode.IMMEDIATE;
  const status = await codePush.sync({ installMode, ...(deploymentKey && { deploymentKey }) });
  await device.idle();
  return status;
}
