import { hostname } from 'node:os';
import type { Cli } from '../cli.ts';
import type { Answer } from '../command.ts';
import { plain, when } from '../format.ts';

/** Makes an access key and shows its secret, once. */
export async function accessKeyAdd(
  cli: Cli,
  input: { name: string; ttl: number; scope: 'read' | 'release' | 'full'; only: string | undefined },
): Promise<Answer> {
  const key = await cli.api().accounts.createAccessKey({
    name: input.name,
    ttlMs: input.ttl,
    scope: { level: input.scope, organisation: input.only ?? null },
    createdBy: hostname(),
  });
  const ends = when(key.expiresAt, cli.outside.nowMs());
  return {
    json: key,
    text: `${key.secret}\n\nThis is the access key "${plain(key.name)}". It ends ${ends}. Keep it now: it is not shown again.`,
  };
}
