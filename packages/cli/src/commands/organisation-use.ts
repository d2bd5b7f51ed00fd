import type { Cli } from '../cli.ts';
import type { Answer } from '../command.ts';
import { saveConfig } from '../config.ts';
import { CliError } from '../errors.ts';

/** Keeps the organisation that app names are looked up in. */
export async function organisationUse(cli: Cli, input: { slug: string }): Promise<Answer> {
  const { saved, folder, serverUrl } = cli.config;
  if (!saved.accessKey || saved.serverUrl !== serverUrl) {
    throw new CliError(
      'failed',
      'There is no log-in to keep this with. Set CODEPUSHGO_ORG, or add --org to each command.',
    );
  }
  const { slug, name } = await cli.api().organisations.get({ org: input.slug });
  await saveConfig(folder, { ...saved, organisation: slug });
  return { json: { organisation: slug }, text: `App names are now looked up in ${slug} (${name}).` };
}
