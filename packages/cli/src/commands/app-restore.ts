import type { Cli } from '../cli.ts';
import type { Answer } from '../command.ts';
import { appTarget } from '../target.ts';

/** Restores a deleted app. */
export async function appRestore(cli: Cli, input: { id: string }): Promise<Answer> {
  const target = await appTarget(cli, input.id);
  const app = await cli.api().apps.restore(target);
  return { json: app, text: `Restored ${target.org}/${app.name}; its keys work again.` };
}
