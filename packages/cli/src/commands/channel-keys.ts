import type { Cli } from '../cli.ts';
import type { Answer } from '../command.ts';
import { when } from '../format.ts';
import { table } from '../table.ts';
import { channelTarget } from '../target.ts';

/** Shows the deployment keys of a channel, and how many devices still use each. */
export async function channelKeys(cli: Cli, input: { app: string; channel: string }): Promise<Answer> {
  const target = await channelTarget(cli, input.app, input.channel);
  const api = cli.api();
  const [keys, use] = await Promise.all([api.apps.listDeploymentKeys(target), api.metrics.keyUse(target)]);
  const now = cli.outside.nowMs();
  const full = keys.items.map((key) => ({
    ...key,
    devices: use.items.find((one) => one.key === key.key)?.devices ?? 0,
  }));
  const rows = full.map((key) => [
    key.key,
    key.rotatedAt === null
      ? 'current'
      : `old, until ${key.expiresAt ? when(key.expiresAt, now) : 'further notice'}`,
    String(key.devices),
  ]);
  return { json: full, text: table(['Deployment key', 'State', 'Devices in 30 days'], rows, 'No keys.') };
}
