import { hostname } from 'node:os';
import { createClient } from '@codepushgo/contract/client';
import { allPages, type Api } from '../api.ts';
import type { Cli } from '../cli.ts';
import type { Answer } from '../command.ts';
import { saveConfig, trimUrl, type Saved } from '../config.ts';
import { CliError } from '../errors.ts';
import { openApi } from '../api.ts';
import { approveInBrowser } from '../approve-in-browser.ts';

/** Logs in by the browser or with an access key, and keeps the key for later commands. */
export async function login(
  cli: Cli,
  input: { serverUrl: string | undefined; accessKey: string | undefined; browser: boolean | undefined },
): Promise<Answer> {
  const serverUrl = trimUrl(input.serverUrl ?? cli.config.serverUrl ?? missingServer());
  await refuseSecondLogin(cli, serverUrl);
  const key = input.accessKey
    ? { accessKey: input.accessKey, keyIsOurs: false }
    : await approveInBrowser(cli, serverUrl, { machine: hostname(), openBrowser: input.browser !== false });
  const api = openApi({ serverUrl, accessKey: key.accessKey, patience: 'short', outside: cli.outside });
  const account = await api.accounts.me();
  const organisation = await chooseOrganisation(api, account.userName);
  // An older server has no such endpoint, and logging in must not depend on it.
  const statusUrl = (await api.support.incidents().catch(() => null))?.statusUrl;
  const saved: Saved = {
    serverUrl,
    ...key,
    ...(organisation ? { organisation } : {}),
    ...(statusUrl ? { statusUrl } : {}),
  };
  await saveConfig(cli.config.folder, saved);
  return {
    json: { serverUrl, account, organisation: organisation ?? null },
    text: `Logged in to ${serverUrl} as ${account.email}.${organisation ? ` App names are looked up in the organisation ${organisation}.` : ''}`,
  };
}

function missingServer(): never {
  throw new CliError('usage', 'Say which server: `codepushgo login https://updates.example.com`.');
}

async function refuseSecondLogin(cli: Cli, serverUrl: string): Promise<void> {
  const { saved } = cli.config;
  if (!saved.accessKey || !saved.serverUrl) return;
  const api = createClient({
    serverUrl: saved.serverUrl,
    accessKey: saved.accessKey,
    fetch: cli.outside.fetch,
  });
  const account = await api.accounts.me().catch(() => null);
  if (account === null) return;
  const other = saved.serverUrl === serverUrl ? '' : ` Log out there before you log in to ${serverUrl}.`;
  throw new CliError(
    'failed',
    `You are already logged in to ${saved.serverUrl} as ${account.email}. Run \`codepushgo logout\` first.${other}`,
  );
}

async function chooseOrganisation(api: Api, userName: string): Promise<string | undefined> {
  const all = await allPages((cursor) => api.organisations.list({ cursor }));
  const teams = all.filter((one) => one.kind === 'team');
  if (all.length === 1) return all[0]!.slug;
  if (teams.length === 0) return all.find((one) => one.slug === userName)?.slug;
  return undefined;
}
