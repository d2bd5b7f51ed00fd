import { makeCli, type Ran, type TestCli } from '../packages/cli/src/testing/run-cli.ts';
import { makeAccount, type Person } from '../packages/server/src/testing/factories.ts';
import type { TestServer } from '../packages/server/src/testing/make-server.ts';

/** Somebody with a command line that is signed in by an access key in the environment. */
export async function somebody(server: TestServer): Promise<{ person: Person; cli: TestCli }> {
  const person = await makeAccount(server);
  const cli = makeCli({ CODEPUSHGO_SERVER: server.url, CODEPUSHGO_ACCESS_KEY: person.accessKey });
  cli.outside.nowMs = () => server.clock.nowMs();
  return { person, cli };
}

/** The run itself when it went well; else an error with what it said. */
export function succeeded<T extends Pick<Ran, 'code' | 'stderr'>>(ran: T): T {
  if (ran.code !== 0) throw new Error(`exit code ${ran.code}: ${ran.stderr}`);
  return ran;
}

/** Runs a command that must succeed, and reads its JSON. */
export async function done(cli: TestCli, ...argv: string[]): Promise<ReturnType<Ran['json']>> {
  return succeeded(await cli(...argv, '--json', '--yes')).json();
}
