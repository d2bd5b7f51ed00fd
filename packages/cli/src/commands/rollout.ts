import type { Cli } from '../cli.ts';
import type { Answer } from '../command.ts';
import { announce } from '../describe-release.ts';
import { channelTarget, labelOf, nameOf } from '../target.ts';

/** Raises the share of devices that get a release. */
export async function rollout(
  cli: Cli,
  input: { app: string; channel: string; percent: number; label: string | undefined },
): Promise<Answer> {
  const target = await channelTarget(cli, input.app, input.channel);
  const release = await labelOf(cli, target, input.label);
  const changed = await cli.api().releases.update({ ...target, release, rollout: input.percent });
  return { json: changed, text: announce(changed, nameOf(target)) };
}
