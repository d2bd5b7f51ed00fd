import type { Cli } from '../cli.ts';
import type { Answer } from '../command.ts';
import { makeApp, type AppOs } from '../make-app.ts';
import { table } from '../table.ts';
import { appTarget, nameOf } from '../target.ts';

/** Makes an app and shows the keys of its channels. */
export async function appAdd(
  cli: Cli,
  input: { name: string; os: AppOs | undefined; project: string | undefined },
): Promise<Answer> {
  const target = await appTarget(cli, input.name);
  const app = await makeApp(cli, target, input);
  const { items: channels } = await cli.api().apps.listChannels(target);
  const keys = table(
    ['Channel', 'Deployment key'],
    channels.map((one) => [one.name, one.deploymentKey]),
    '',
  );
  return { json: { app, channels }, text: `Made the app ${nameOf(target)}.\n\n${keys}` };
}
