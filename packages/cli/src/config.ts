import { readFileSync } from 'node:fs';
import { chmod, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { CliError } from './errors.ts';

/** The environment as it is given to a process. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What a log-in leaves behind, in `config.json`. */
export interface Saved {
  serverUrl?: string;
  accessKey?: string;
  accessKeyId?: string;
  /** True when `login` made the key, so that `logout` revokes it. */
  keyIsOurs?: boolean;
  /** Slug of the organisation that app names are looked up in. */
  organisation?: string;
  /** Where the status site of the server is, which is asked when the server fails. */
  statusUrl?: string;
}

/** Everything the command line takes from outside. */
export interface CliConfig {
  serverUrl: string | undefined;
  accessKey: string | undefined;
  organisation: string | undefined;
  statusUrl: string | undefined;
  /** True when the key comes from the environment and not from a log-in. */
  keyFromEnvironment: boolean;
  folder: string;
  saved: Saved;
  /** Extra arguments for the Node process that runs Metro. */
  bundlerNodeArguments: string[];
  /** The editor in which messages are written. */
  editor: string;
  showStack: boolean;
}

/** Every variable that is read; the reference lists them. */
export const variables = {
  CODEPUSHGO_SERVER: 'Address of the server, in place of the one you logged in to.',
  CODEPUSHGO_ACCESS_KEY: 'Access key, in place of a log-in: for automation.',
  CODEPUSHGO_ORG: 'Slug of the organisation that app names are looked up in.',
  CODEPUSHGO_STATUS:
    'Address of the status site, which is asked for an open incident when the server fails. Default: learned at log-in.',
  CODEPUSHGO_HOME: 'Folder for the log-in and unfinished uploads. Default: `~/.codepushgo`.',
  VISUAL:
    'The editor in which messages of tickets are written; else `EDITOR`, else `vi` (`notepad` on Windows).',
  EDITOR: 'The same, when `VISUAL` is not set.',
  CODE_PUSH_NODE_ARGS: 'Extra arguments for the Node process that bundles with Metro.',
  CODEPUSHGO_DEBUG: 'Any value: print the stack of an error.',
} as const;

/** The environment of this process; nothing else in the package reads it. */
export function processEnvironment(): Environment {
  return process.env;
}

/**
 * Joins options, environment and the saved log-in, in that order of weight.
 *
 * @throws CliError when the saved file is not readable
 */
export function loadConfig(
  env: Environment,
  options: { server?: string | undefined; org?: string | undefined } = {},
): CliConfig {
  const folder = env['CODEPUSHGO_HOME'] || join(homedir(), '.codepushgo');
  const saved = readSaved(join(folder, 'config.json'));
  const serverUrl = options.server || env['CODEPUSHGO_SERVER'] || saved.serverUrl;
  const envKey = env['CODEPUSHGO_ACCESS_KEY'] || undefined;
  // A key is never sent to another server than the one that it was made for.
  const savedKey = sameServer(serverUrl, saved.serverUrl) ? saved.accessKey : undefined;
  return {
    serverUrl: serverUrl && trimUrl(serverUrl),
    accessKey: envKey ?? savedKey,
    organisation: options.org || env['CODEPUSHGO_ORG'] || (savedKey ? saved.organisation : undefined),
    statusUrl:
      env['CODEPUSHGO_STATUS'] || (sameServer(serverUrl, saved.serverUrl) ? saved.statusUrl : undefined),
    keyFromEnvironment: envKey !== undefined,
    folder,
    saved,
    bundlerNodeArguments: (env['CODE_PUSH_NODE_ARGS'] ?? '').split(/\s+/).filter(Boolean),
    editor: env['VISUAL'] || env['EDITOR'] || (process.platform === 'win32' ? 'notepad' : 'vi'),
    showStack: Boolean(env['CODEPUSHGO_DEBUG']),
  };
}

/** Writes the log-in so that only its owner can read it; `null` removes it. */
export async function saveConfig(folder: string, saved: Saved | null): Promise<void> {
  const file = join(folder, 'config.json');
  if (saved === null) return await rm(file, { force: true });
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, `${JSON.stringify(saved, null, 2)}\n`, { mode: 0o600 });
  await chmod(draft, 0o600);
  await rename(draft, file);
}

/** An address without its trailing slash. */
export function trimUrl(url: string): string {
  return url.trim().replace(/\/+$/, '');
}

function sameServer(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && trimUrl(a) === trimUrl(b);
}

function readSaved(file: string): Saved {
  try {
    const saved: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return typeof saved === 'object' && saved !== null ? (saved as Saved) : {};
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw new CliError('failed', `${file} cannot be read. Delete it, then run \`codepushgo login\` again.`, {
      cause: error,
    });
  }
}
