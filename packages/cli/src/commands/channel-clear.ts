import type { Cli } from '../cli.ts';
import type { Answer } from '../command.ts';
import { channelTarget, nameOf } from '../target.ts';

/** Empties a channel. */
export async function channelClear(cli: Cli, input: { app: string; channel: string }): Promise<Answer> {
  const target = await channelTarget(cli, input.app, input.channel);
  await cli.confirm(`Clear ${nameOf(target)}? All its releases and figures go; this cannot be undone.`);
  await cli.api().releases.clearHistory(target);
  return { json: { cleared: target }, text: `Cleared ${nameOf(target)}. The next release is v1.` };
}
