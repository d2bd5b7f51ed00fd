import type { Cli } from '../cli.ts';
import { describeError } from '../describe-error.ts';
import { version } from '../version.ts';
import { broken, ok, skipped, warning, type Check } from './check.ts';

/** Looks at this machine and at the server. */
export async function checkServer(cli: Cli): Promise<Check[]> {
  return [checkMachine(), await checkReachable(cli), await checkLogin(cli)];
}

function checkMachine(): Check {
  const node = process.versions.node;
  const found = `codepushgo ${version}, Node ${node}, ${process.platform} ${process.arch}`;
  return Number(node.split('.')[0]) >= 22
    ? ok('machine', found)
    : warning('machine', found, 'Use Node 24 or newer.');
}

async function checkReachable(cli: Cli): Promise<Check> {
  const { serverUrl } = cli.config;
  if (!serverUrl) return broken('server', 'No server is known', 'Run `codepushgo login <serverUrl>`.');
  try {
    const answer = await cli.outside.fetch(`${serverUrl}/readyz`, { signal: AbortSignal.timeout(10_000) });
    const said = (await answer.json()) as { status?: string; parts?: Record<string, string> };
    if (said.status === 'ok') return ok('server', `${serverUrl} is ready`);
    const ill = Object.entries(said.parts ?? {}).filter(([, state]) => state !== 'ok');
    const parts = ill.map(([name, state]) => `${name}: ${state}`).join(', ');
    return broken(
      'server',
      `${serverUrl} is not ready (${parts || answer.status})`,
      'Tell who runs the server.',
    );
  } catch (error) {
    const { line } = describeError(error, serverUrl);
    return broken('server', line, 'Check the address and your network.');
  }
}

async function checkLogin(cli: Cli): Promise<Check> {
  if (!cli.config.serverUrl || !cli.config.accessKey) {
    return skipped('login', 'You are not logged in; `codepushgo login` lets more be checked');
  }
  try {
    const account = await cli.api().accounts.me();
    return ok('login', `logged in as ${account.email}`);
  } catch (error) {
    const { line } = describeError(error, cli.config.serverUrl);
    return broken('login', line, 'Run `codepushgo logout`, then `codepushgo login`.');
  }
}
