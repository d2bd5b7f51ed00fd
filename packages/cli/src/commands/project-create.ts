import type { Cli } from '../cli.ts';
import type { Answer } from '../command.ts';
import { organisation } from '../target.ts';

/** Begins a project in the organisation. */
export async function projectCreate(
  cli: Cli,
  input: { slug: string; name: string | undefined },
): Promise<Answer> {
  const org = await organisation(cli);
  const made = await cli.api().projects.create({ org, slug: input.slug, name: input.name ?? input.slug });
  return { json: made, text: `Began the project ${org}/${made.slug}.` };
}
