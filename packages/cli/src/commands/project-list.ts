import { allPages } from '../api.ts';
import type { Cli } from '../cli.ts';
import type { Answer } from '../command.ts';
import { table } from '../table.ts';
import { organisation } from '../target.ts';

/** Lists the projects of the organisation. */
export async function projectList(cli: Cli): Promise<Answer> {
  const org = await organisation(cli);
  const api = cli.api();
  const all = await allPages((cursor) => api.projects.list({ org, cursor }));
  const rows = all.map((one) => [one.slug, one.name, one.role]);
  return { json: all, text: table(['Slug', 'Name', 'Your role'], rows, `${org} has no projects yet.`) };
}
