import { allPages } from '../api.ts';
import type { Cli } from '../cli.ts';
import type { Answer } from '../command.ts';
import { table } from '../table.ts';
import { appTarget } from '../target.ts';

/** Lists who works on an app, and by what right. */
export async function collaboratorList(cli: Cli, input: { app: string }): Promise<Answer> {
  const target = await appTarget(cli, input.app);
  const api = cli.api();
  const all = await allPages((cursor) => api.apps.listCollaborators({ ...target, cursor }));
  const rows = all.map((one) => [one.email, one.name, one.role, one.via]);
  return { json: all, text: table(['E-mail', 'Name', 'Role', 'By'], rows, 'Nobody works on this app.') };
}
