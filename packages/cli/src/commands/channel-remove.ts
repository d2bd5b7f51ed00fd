import type { Cli } from '../cli.ts';
import type { Answer } from '../command.ts';
import { channelTarget, nameOf } from '../target.ts';

/** Deletes a channel. */
export async function channelRemove(cli: Cli, input: { app: string; channel: string }): Promise<Answer> {
  const target = await channelTarget(cli, input.app, input.channel);
  const { id } = await cli.api().apps.getChannel(target);
  await cli.confirm(`Delete ${nameOf(target)}? Its deployment key stops working at once.`);
  await cli.api().apps.deleteChannel(target);
  return {
    json: { removed: id },
    text: `Deleted ${nameOf(target)}. For 30 days \`codepushgo channel restore ${target.org}/${target.app} ${id}\` brings it back with its key.`,
  };
}
