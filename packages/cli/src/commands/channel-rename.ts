import type { Cli } from '../cli.ts';
import type { Answer } from '../command.ts';
import { plain } from '../format.ts';
import { channelTarget, nameOf } from '../target.ts';

/** Renames a channel. */
export async function channelRename(
  cli: Cli,
  input: { app: string; channel: string; newName: string },
): Promise<Answer> {
  const target = await channelTarget(cli, input.app, input.channel);
  const channel = await cli.api().apps.updateChannel({ ...target, name: input.newName });
  return { json: channel, text: `${nameOf(target)} is now called ${plain(channel.name)}; its key stays.` };
}
