import type { Cli } from '../cli.ts';
import type { Answer } from '../command.ts';
import { announce } from '../describe-release.ts';
import { channelTarget, labelOf, nameOf } from '../target.ts';

/** Stops offering a release. Never asks first: it is the brake. */
export async function rolloutHalt(
  cli: Cli,
  input: { app: string; channel: string; label: string | undefined; reason: string | undefined },
): Promise<Answer> {
  const target = await channelTarget(cli, input.app, input.channel);
  const release = await labelOf(cli, target, input.label);
  const reason = input.reason ?? 'halted by hand';
  const halted = await cli.api().releases.halt({ ...target, release, reason });
  const next = 'Devices on it stay there; `codepushgo rollback` moves them.';
  return { json: halted, text: `${announce(halted, nameOf(target))} ${next}` };
}
