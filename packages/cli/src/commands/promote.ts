import { changesOf, type ChangeInput } from '../change-input.ts';
import type { Cli } from '../cli.ts';
import type { Answer } from '../command.ts';
import { announce } from '../describe-release.ts';
import { allowDuplicate } from '../release/allow-duplicate.ts';
import { channelTarget, labelOf, nameOf } from '../target.ts';

/** Releases the package of one channel on another. */
export async function promote(
  cli: Cli,
  input: ChangeInput & {
    app: string;
    source: string;
    destination: string;
    label: string | undefined;
    skipDuplicate: boolean;
  },
): Promise<Answer> {
  const target = await channelTarget(cli, input.app, input.source);
  const label = input.label && (await labelOf(cli, target, input.label));
  return await allowDuplicate(cli, input.skipDuplicate, async () => {
    const to = input.destination;
    const made = await cli
      .api()
      .releases.promote({ ...target, to, ...(label ? { label } : {}), ...changesOf(input) });
    return { json: made, text: announce(made, nameOf({ ...target, channel: to })) };
  });
}
