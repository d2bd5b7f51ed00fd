import type { Cli } from '../cli.ts';
import type { Answer } from '../command.ts';
import { percentOf } from '../format.ts';
import { table } from '../table.ts';
import { channelTarget, nameOf } from '../target.ts';

/** Shows the figures of a channel by release and native version. */
export async function metrics(cli: Cli, input: { app: string; channel: string }): Promise<Answer> {
  const target = await channelTarget(cli, input.app, input.channel);
  const figures = await cli.api().metrics.channel(target);
  const rows = figures.items.map((one) => [
    one.label,
    `${one.active} (${percentOf(one.active, figures.totalActive)}%)`,
    String(one.downloaded),
    String(one.installed),
    String(one.failed),
    String(one.rolledBack),
  ]);
  const head = ['Runs', 'Active', 'Downloaded', 'Installed', 'Failed', 'Rolled back'];
  return { json: figures, text: table(head, rows, `No device of ${nameOf(target)} has reported yet.`) };
}
