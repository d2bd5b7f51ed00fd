import type { Cli } from '../cli.ts';
import type { Answer } from '../command.ts';
import { channelTarget, nameOf } from '../target.ts';

/** Moves a channel in the order. */
export async function channelMove(
  cli: Cli,
  input: { app: string; channel: string; position: number },
): Promise<Answer> {
  const target = await channelTarget(cli, input.app, input.channel);
  const channel = await cli.api().apps.updateChannel({ ...target, position: input.position - 1 });
  return { json: channel, text: `${nameOf(target)} is now at place ${channel.position + 1}.` };
}
