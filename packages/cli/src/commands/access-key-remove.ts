import type { Cli } from '../cli.ts';
import type { Answer } from '../command.ts';
import { findAccessKey } from '../find-access-key.ts';
import { plain } from '../format.ts';

/** Revokes an access key. */
export async function accessKeyRemove(cli: Cli, input: { key: string }): Promise<Answer> {
  const { id, name } = await findAccessKey(cli, input.key);
  await cli.confirm(`Revoke the access key "${plain(name)}"? What uses it stops working.`);
  await cli.api().accounts.deleteAccessKey({ key: id });
  return { json: { removed: id }, text: `Revoked the access key "${plain(name)}".` };
}
