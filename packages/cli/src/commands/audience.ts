import type { Cli } from '../cli.ts';
import type { Answer } from '../command.ts';
import { count } from '../format.ts';
import { table } from '../table.ts';
import { channelTarget, nameOf } from '../target.ts';

/** Counts the devices that a version range reaches. */
export async function audience(
  cli: Cli,
  input: { app: string; channel: string; range: string; activeWithinDays: number },
): Promise<Answer> {
  const target = await channelTarget(cli, input.app, input.channel);
  const { activeWithinDays } = input;
  const found = await cli.api().metrics.audience({ ...target, appVersion: input.range, activeWithinDays });
  const rows = found.byVersion.map((one) => [
    one.appVersion,
    String(one.devices),
    one.isReached ? 'yes' : 'no',
  ]);
  const sum = `${input.range} reaches ${count(found.reached, 'device')} of ${found.total} seen on ${nameOf(target)} in ${activeWithinDays} days.`;
  const list = rows.length > 0 ? `\n\n${table(['Native version', 'Devices', 'Reached'], rows, '')}` : '';
  return { json: found, text: sum + list };
}
