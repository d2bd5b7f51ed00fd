import { allPages } from '../api.ts';
import type { Cli } from '../cli.ts';
import type { Answer } from '../command.ts';
import { table } from '../table.ts';

/** Lists the organisations that the account works in. */
export async function organisationList(cli: Cli): Promise<Answer> {
  const api = cli.api();
  const all = await allPages((cursor) => api.organisations.list({ cursor }));
  const chosen = cli.config.organisation;
  const rows = all.map((one) => [
    `${one.slug}${one.slug === chosen ? ' (chosen)' : ''}`,
    one.name,
    one.kind,
    one.role ?? 'on some apps',
  ]);
  return {
    json: all,
    text: table(['Slug', 'Name', 'Kind', 'Your role'], rows, 'You work in no organisation yet.'),
  };
}
