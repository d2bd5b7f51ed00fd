import type { Cli } from '../cli.ts';
import type { Answer } from '../command.ts';
import { plain } from '../format.ts';
import { organisation } from '../target.ts';

/** Moves a project with its apps to another organisation. */
export async function projectTransfer(
  cli: Cli,
  input: { project: string; organisation: string },
): Promise<Answer> {
  const org = await organisation(cli);
  const [project, to] = [plain(input.project), plain(input.organisation)];
  await cli.confirm(`Move ${org}/${project} with its apps to ${to}? Members of ${org} lose it.`);
  const moved = await cli.api().projects.transfer({ org, project: input.project, to: input.organisation });
  return { json: moved, text: `${org}/${project} is now ${to}/${moved.slug}.` };
}
