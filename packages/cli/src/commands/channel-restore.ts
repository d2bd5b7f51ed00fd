import type { Cli } from '../cli.ts';
import type { Answer } from '../command.ts';
import { channelTarget } from '../target.ts';

/** Restores a deleted channel. */
export async function channelRestore(cli: Cli, input: { app: string; id: string }): Promise<Answer> {
  const target = await channelTarget(cli, input.app, input.id);
  const channel = await cli.api().apps.restoreChannel(target);
  return {
    json: channel,
    text: `Restored ${target.org}/${target.app} ${channel.name}; its key works again.`,
  };
}
