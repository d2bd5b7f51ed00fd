import type { Cli } from '../cli.ts';
import type { Answer } from '../command.ts';
import { saveConfig } from '../config.ts';
import { openApi } from '../api.ts';

/** Forgets the log-in; a key that it made is revoked on the server, as far as that can be reached. */
export async function logout(cli: Cli): Promise<Answer> {
  const { saved, folder } = cli.config;
  if (!saved.accessKey || !saved.serverUrl)
    return { json: { loggedOut: false }, text: 'You are not logged in.' };
  const { serverUrl, accessKey, accessKeyId } = saved;
  let revoked = false;
  if (saved.keyIsOurs && accessKeyId) {
    const api = openApi({ serverUrl, accessKey, patience: 'short', outside: cli.outside });
    revoked = await api.accounts.deleteAccessKey({ key: accessKeyId }).then(
      () => true,
      () => false,
    );
    if (!revoked)
      cli.say(`The key could not be revoked on ${serverUrl}. Revoke it there if others use this machine.`);
  }
  await saveConfig(folder, null);
  return { json: { loggedOut: true, revoked }, text: `Logged out of ${serverUrl}.` };
}
