import type { Cli } from '../cli.ts';
import type { Answer } from '../command.ts';
import { CliError } from '../errors.ts';

/** Opens the account page of the server. */
export async function open(cli: Cli, input: { print: boolean }): Promise<Answer> {
  const { serverUrl } = cli.config;
  if (!serverUrl)
    throw new CliError('not-logged-in', 'No server is known yet. Run `codepushgo login <serverUrl>` first.');
  const url = `${serverUrl}/account`;
  if (!input.print && !cli.options.json && (await cli.outside.openBrowser(url)))
    return { json: { url }, text: `Opened ${url}` };
  return { json: { url }, text: url };
}
