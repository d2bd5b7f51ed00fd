import type { Cli } from '../cli.ts';
import type { Answer } from '../command.ts';

/** Founds an organisation. */
export async function organisationCreate(
  cli: Cli,
  input: { slug: string; name: string | undefined },
): Promise<Answer> {
  const made = await cli.api().organisations.create({ slug: input.slug, name: input.name ?? input.slug });
  return {
    json: made,
    text: `Founded the organisation ${made.slug}. Run \`codepushgo organisation use ${made.slug}\` to work in it.`,
  };
}
