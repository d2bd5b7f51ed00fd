import type { AccessKey } from '@codepushgo/contract';
import { allPages } from './api.ts';
import type { Cli } from './cli.ts';
import { CliError } from './errors.ts';

/** The access key of that id or name. */
export async function findAccessKey(cli: Cli, nameOrId: string): Promise<AccessKey> {
  const api = cli.api();
  const keys = await allPages((cursor) => api.accounts.listAccessKeys({ cursor }));
  const meant = keys.find((key) => key.id === nameOrId) ?? keys.find((key) => key.name === nameOrId);
  if (meant) return meant;
  throw new CliError(
    'failed',
    `You have no access key "${nameOrId}". Run \`codepushgo access-key list\` to see them.`,
  );
}
