import { allPages } from '../api.ts';
import type { Cli } from '../cli.ts';
import { trimUrl } from '../config.ts';
import type { NativeSettings } from '../react-native/native-settings.ts';
import { broken, ok, skipped, warning, type Check } from './check.ts';

/** Looks at the server address and deployment key that the binary is built with, and asks the server about the key. */
export async function checkKeys(cli: Cli, settings: NativeSettings): Promise<Check[]> {
  const { platform, file, serverUrl, deploymentKey } = settings;
  const fix = 'Run `codepushgo init`, then build the app anew.';
  const server = !serverUrl
    ? broken(`${platform}-server`, `${file} names no server`, fix)
    : cli.config.serverUrl && trimUrl(serverUrl) !== cli.config.serverUrl
      ? warning(
          `${platform}-server`,
          `${file} names ${serverUrl}, you work with ${cli.config.serverUrl}`,
          fix,
        )
      : ok(`${platform}-server`, serverUrl);
  if (!deploymentKey) return [server, broken(`${platform}-key`, `${file} holds no deployment key`, fix)];
  return [server, await checkKey(cli, platform, serverUrl, deploymentKey)];
}

async function checkKey(cli: Cli, platform: string, serverUrl: string | null, key: string): Promise<Check> {
  const id = `${platform}-key`;
  if (!serverUrl) return skipped(id, 'Needs the server');
  const query = new URLSearchParams({ deployment_key: key, app_version: '0.0.0' });
  const url = `${trimUrl(serverUrl)}/v0.1/public/codepush/update_check?${query}`;
  const signal = AbortSignal.timeout(10_000);
  const answer = await cli.outside.fetch(url, { signal }).catch(() => null);
  if (!answer) return skipped(id, 'The server was not reached');
  await answer.body?.cancel();
  if (answer.status === 200) return ok(id, `${masked(key)} ${await whose(cli, key)}`);
  return broken(
    id,
    `The server answers ${answer.status} to the deployment key ${masked(key)}`,
    'Run `codepushgo init` to write a key that is known, then build the app anew.',
  );
}

// Whose key it is needs a log-in; without one, being known is enough.
async function whose(cli: Cli, key: string): Promise<string> {
  try {
    const api = cli.api();
    for (const org of await allPages((cursor) => api.organisations.list({ cursor }))) {
      for (const app of await allPages((cursor) => api.apps.list({ org: org.slug, cursor }))) {
        const { items } = await api.apps.listChannels({ org: org.slug, app: app.id });
        const found = items.find((channel) => channel.deploymentKey === key);
        if (found) return `of ${org.slug}/${app.name} ${found.name}`;
      }
    }
    return 'is known to the server, but not among your apps';
  } catch {
    return 'is known to the server';
  }
}

/** A key without most of its letters. */
export function masked(key: string): string {
  return `${key.slice(0, 4)}…`;
}
