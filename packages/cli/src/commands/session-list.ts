import { allPages } from '../api.ts';
import type { Cli } from '../cli.ts';
import type { Answer } from '../command.ts';
import { when } from '../format.ts';
import { table } from '../table.ts';

/** Lists where the account is logged in. */
export async function sessionList(cli: Cli): Promise<Answer> {
  const api = cli.api();
  const sessions = await allPages((cursor) => api.accounts.listSessions({ cursor }));
  const now = cli.outside.nowMs();
  const rows = sessions.map((one) => [
    `${one.machine}${one.isCurrent ? ' (this one)' : ''}`,
    one.kind,
    when(one.createdAt, now),
    when(one.expiresAt, now),
    one.id,
  ]);
  return {
    json: sessions,
    text: table(['Machine', 'Kind', 'Logged in', 'Ends', 'Id'], rows, 'No sessions.'),
  };
}
