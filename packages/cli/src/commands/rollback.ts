import type { Cli } from '../cli.ts';
import type { Answer } from '../command.ts';
import { announce } from '../describe-release.ts';
import { channelTarget, labelOf, nameOf } from '../target.ts';

/** Makes an earlier release current again. */
export async function rollback(
  cli: Cli,
  input: { app: string; channel: string; targetRelease: string | undefined },
): Promise<Answer> {
  const target = await channelTarget(cli, input.app, input.channel);
  const label = input.targetRelease && (await labelOf(cli, target, input.targetRelease));
  await cli.confirm(`Roll ${nameOf(target)} back to ${label ?? 'the release before the newest'}?`);
  const made = await cli.api().releases.rollback({ ...target, ...(label ? { label } : {}) });
  return { json: made, text: announce(made, nameOf(target)) };
}
