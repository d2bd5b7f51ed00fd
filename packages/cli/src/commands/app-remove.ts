import type { Cli } from '../cli.ts';
import type { Answer } from '../command.ts';
import { appTarget, nameOf } from '../target.ts';

/** Deletes an app. */
export async function appRemove(cli: Cli, input: { app: string }): Promise<Answer> {
  const target = await appTarget(cli, input.app);
  const { id } = await cli.api().apps.get(target);
  await cli.confirm(`Delete ${nameOf(target)}? Its deployment keys stop working at once.`);
  await cli.api().apps.delete(target);
  return {
    json: { removed: id },
    text: `Deleted ${nameOf(target)}. For 30 days \`codepushgo app restore ${id}\` brings it back with its keys.`,
  };
}
