import type { Cli } from '../cli.ts';
import type { Answer } from '../command.ts';
import { announce } from '../describe-release.ts';
import { channelTarget, labelOf, nameOf } from '../target.ts';

/** Offers a halted release again. */
export async function rolloutResume(
  cli: Cli,
  input: { app: string; channel: string; label: string | undefined },
): Promise<Answer> {
  const target = await channelTarget(cli, input.app, input.channel);
  const release = await labelOf(cli, target, input.label);
  await cli.confirm(`Offer ${nameOf(target)} ${release} to devices again?`);
  const resumed = await cli.api().releases.resume({ ...target, release });
  return { json: resumed, text: announce(resumed, nameOf(target)) };
}
