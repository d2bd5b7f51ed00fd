import { allPages } from '../api.ts';
import type { Cli } from '../cli.ts';
import type { Answer } from '../command.ts';
import { when } from '../format.ts';
import { table } from '../table.ts';

/** Lists access keys, those that have ended last. */
export async function accessKeyList(cli: Cli): Promise<Answer> {
  const api = cli.api();
  const all = await allPages((cursor) => api.accounts.listAccessKeys({ cursor }));
  const now = cli.outside.nowMs();
  const ended = (expiresAt: string): boolean => Date.parse(expiresAt) <= now;
  const keys = all
    .filter((key) => !key.isSession)
    .toSorted((a, b) => Number(ended(a.expiresAt)) - Number(ended(b.expiresAt)));
  const rows = keys.map((key) => [
    key.name,
    key.scope.level,
    when(key.createdAt, now),
    `${ended(key.expiresAt) ? 'ended ' : ''}${when(key.expiresAt, now)}`,
    key.lastUsedAt ? when(key.lastUsedAt, now) : 'never',
    key.id,
  ]);
  return {
    json: keys,
    text: table(['Name', 'Scope', 'Created', 'Ends', 'Last used', 'Id'], rows, 'No access keys.'),
  };
}
