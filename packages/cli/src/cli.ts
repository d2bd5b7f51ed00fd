import { openApi, type Api } from './api.ts';
import { loadConfig, type CliConfig, type Environment } from './config.ts';
import { CliError, usageError } from './errors.ts';

/** The world around a run of the command line; tests bring their own. */
export interface Outside {
  env: Environment;
  cwd: string;
  /** True when somebody sits at a terminal and can be asked. */
  isInteractive: boolean;
  stdout(text: string): void;
  stderr(text: string): void;
  nowMs(): number;
  wait(ms: number): Promise<void>;
  fetch: typeof fetch;
  /** Opens the browser; false when there is none. */
  openBrowser(url: string): Promise<boolean>;
  /** Asks a yes-or-no question; undefined when the person pressed Ctrl-C. */
  askYesNo(question: string): Promise<boolean | undefined>;
  /** All of standard input. */
  readInput(): Promise<string>;
  /** Lets somebody change a file in an editor, which is called as a shell does; the exit code, null when it did not start. */
  edit(editor: string, file: string): Promise<number | null>;
  /** Aborted when the run should end at once. */
  signal: AbortSignal;
}

/** Options that every command takes. */
export interface GlobalOptions {
  json: boolean;
  yes: boolean;
  server?: string | undefined;
  org?: string | undefined;
}

/** What a command works with. */
export interface Cli {
  outside: Outside;
  config: CliConfig;
  options: GlobalOptions;
  /** The API of the server, signed in. Throws when nobody is. */
  api(): Api;
  /** The same for long work: goes on trying for a minute or two. */
  patientApi(): Api;
  /** The API without credentials. */
  publicApi(serverUrl?: string): Api;
  /** A line for people on standard error. */
  say(line: string): void;
  /** Goes on only when the person agrees, or has with `--yes`. */
  confirm(question: string): Promise<void>;
}

/** Makes the {@link Cli} of one run. */
export function openCli(outside: Outside, options: GlobalOptions): Cli {
  const config = loadConfig(outside.env, options);
  const reach = (patience: 'short' | 'long', accessKey?: string, serverUrl = config.serverUrl): Api =>
    openApi({ serverUrl: serverUrl ?? noServer(), accessKey, patience, outside });
  return {
    outside,
    config,
    options,
    api: () => reach('short', config.accessKey ?? noKey(config)),
    patientApi: () => reach('long', config.accessKey ?? noKey(config)),
    publicApi: (serverUrl) => reach('short', undefined, serverUrl),
    say: (line) => outside.stderr(`${line}\n`),
    confirm: (question) => confirm(outside, options, question),
  };
}

function noServer(): never {
  throw new CliError(
    'not-logged-in',
    'No server is known yet. Run `codepushgo login <serverUrl>`, or set CODEPUSHGO_SERVER.',
  );
}

function noKey(config: CliConfig): never {
  const server = config.serverUrl ?? noServer();
  throw new CliError(
    'not-logged-in',
    `You are not logged in to ${server}. Run \`codepushgo login ${server}\`, or set CODEPUSHGO_ACCESS_KEY.`,
  );
}

async function confirm(outside: Outside, options: GlobalOptions, question: string): Promise<void> {
  if (options.yes) return;
  if (!outside.isInteractive) {
    throw usageError(`${question} There is no terminal to ask at: add --yes to agree.`);
  }
  const agreed = await outside.askYesNo(question);
  if (agreed === undefined) throw new CliError('interrupted', 'Stopped; nothing was changed.');
  if (!agreed) throw new CliError('cancelled', 'Cancelled; nothing was changed.');
}
