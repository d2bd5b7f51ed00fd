import type { Cli } from '../cli.ts';
import type { Answer } from '../command.ts';
import { plain } from '../format.ts';
import { appTarget, nameOf } from '../target.ts';

/** Renames an app. */
export async function appRename(cli: Cli, input: { app: string; newName: string }): Promise<Answer> {
  const target = await appTarget(cli, input.app);
  const app = await cli.api().apps.update({ ...target, name: input.newName });
  return { json: app, text: `${nameOf(target)} is now called ${plain(app.name)}.` };
}
