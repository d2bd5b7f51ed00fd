import { changesOf, type ChangeInput } from '../change-input.ts';
import type { Cli } from '../cli.ts';
import type { Answer } from '../command.ts';
import { announce } from '../describe-release.ts';
import { usageError } from '../errors.ts';
import { channelTarget, labelOf, nameOf } from '../target.ts';

/** Changes what may change of a release. */
export async function patch(
  cli: Cli,
  input: ChangeInput & { app: string; channel: string; label: string | undefined },
): Promise<Answer> {
  const changes = changesOf(input);
  if (Object.keys(changes).length === 0) {
    throw usageError(
      'Nothing to change: give --description, --disabled, --mandatory, --rollout or --target-binary-version.',
    );
  }
  const target = await channelTarget(cli, input.app, input.channel);
  const release = await labelOf(cli, target, input.label);
  const changed = await cli.api().releases.update({ ...target, release, ...changes });
  return { json: changed, text: announce(changed, nameOf(target)) };
}
