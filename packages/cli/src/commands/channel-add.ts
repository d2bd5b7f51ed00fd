import type { Cli } from '../cli.ts';
import type { Answer } from '../command.ts';
import { plain } from '../format.ts';
import { appTarget, nameOf } from '../target.ts';

/** Adds a channel. */
export async function channelAdd(
  cli: Cli,
  input: { app: string; name: string; key: string | undefined },
): Promise<Answer> {
  const target = await appTarget(cli, input.app);
  const channel = await cli.api().apps.createChannel({
    ...target,
    name: input.name,
    ...(input.key === undefined ? {} : { deploymentKey: input.key }),
  });
  return {
    json: channel,
    text: `Added the channel ${plain(channel.name)} to ${nameOf(target)}. Its deployment key: ${channel.deploymentKey}`,
  };
}
