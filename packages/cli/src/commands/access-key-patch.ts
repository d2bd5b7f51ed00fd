import type { Cli } from '../cli.ts';
import type { Answer } from '../command.ts';
import { usageError } from '../errors.ts';
import { findAccessKey } from '../find-access-key.ts';
import { plain, when } from '../format.ts';

/** Renames an access key or moves its end. */
export async function accessKeyPatch(
  cli: Cli,
  input: { key: string; name: string | undefined; ttl: number | undefined },
): Promise<Answer> {
  if (input.name === undefined && input.ttl === undefined) {
    throw usageError('Nothing to change: give --name, --ttl or both.');
  }
  const { id } = await findAccessKey(cli, input.key);
  const changed = await cli.api().accounts.updateAccessKey({
    key: id,
    ...(input.name === undefined ? {} : { name: input.name }),
    ...(input.ttl === undefined ? {} : { ttlMs: input.ttl }),
  });
  const ends = when(changed.expiresAt, cli.outside.nowMs());
  return { json: changed, text: `The access key "${plain(changed.name)}" ends ${ends}.` };
}
