import { allPages } from '../api.ts';
import type { Cli } from '../cli.ts';
import type { Answer } from '../command.ts';
import { facts } from '../table.ts';

/** Shows the account, the server and the organisations. */
export async function whoami(cli: Cli): Promise<Answer> {
  const api = cli.api();
  const [account, organisations] = await Promise.all([
    api.accounts.me(),
    allPages((cursor) => api.organisations.list({ cursor })),
  ]);
  const { serverUrl, organisation = null, keyFromEnvironment } = cli.config;
  const names = organisations.map((one) => {
    const role = one.role ?? 'on some apps';
    return `${one.slug} (${role}${one.slug === organisation ? ', chosen' : ''})`;
  });
  return {
    json: { serverUrl, account, organisation, organisations },
    text: facts([
      ['Account', `${account.email} (${account.name})`],
      ['Server', serverUrl],
      ['Organisations', names.join(', ') || 'none'],
      ['Access key', keyFromEnvironment ? 'from CODEPUSHGO_ACCESS_KEY' : null],
    ]),
  };
}
