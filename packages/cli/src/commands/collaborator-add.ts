import type { Cli } from '../cli.ts';
import type { Answer } from '../command.ts';
import { appTarget, nameOf } from '../target.ts';

/** Lets an account work on an app. */
export async function collaboratorAdd(cli: Cli, input: { app: string; email: string }): Promise<Answer> {
  const target = await appTarget(cli, input.app);
  const added = await cli.api().apps.addCollaborator({ ...target, email: input.email });
  return { json: added, text: `${added.email} works on ${nameOf(target)} as ${added.role} now.` };
}
