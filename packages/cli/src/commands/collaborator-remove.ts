import type { Cli } from '../cli.ts';
import type { Answer } from '../command.ts';
import { plain } from '../format.ts';
import { appTarget, nameOf } from '../target.ts';

/** Takes an account off an app. */
export async function collaboratorRemove(cli: Cli, input: { app: string; email: string }): Promise<Answer> {
  const target = await appTarget(cli, input.app);
  await cli.confirm(`Take ${plain(input.email)} off ${nameOf(target)}?`);
  await cli.api().apps.removeCollaborator({ ...target, email: input.email });
  return { json: { removed: input.email }, text: `${plain(input.email)} is off ${nameOf(target)}.` };
}
