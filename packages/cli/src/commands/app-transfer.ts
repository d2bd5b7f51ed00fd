import type { Cli } from '../cli.ts';
import type { Answer } from '../command.ts';
import { plain } from '../format.ts';
import { appTarget, nameOf } from '../target.ts';

/** Hands an app over to another account. */
export async function appTransfer(cli: Cli, input: { app: string; email: string }): Promise<Answer> {
  const target = await appTarget(cli, input.app);
  await cli.confirm(`Hand ${nameOf(target)} over to ${plain(input.email)}? You stay on it as developer.`);
  const app = await cli.api().apps.transfer({ ...target, to: input.email });
  return { json: app, text: `${nameOf(target)} now belongs to ${plain(input.email)}.` };
}
