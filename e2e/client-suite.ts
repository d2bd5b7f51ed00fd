import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, vi } from 'vitest';
import type { TestServer } from '../packages/server/src/testing/make-server.ts';
import { wirePerson, type WirePerson } from '../packages/server/src/testing/wire-client.ts';
import { installClients } from './install-clients.ts';
import { runClient, type ClientName, type ClientPlace } from './run-client.ts';

/** What a published command line is run with in the running test, and by whom. */
export interface ClientSuite {
  server: TestServer;
  /** Signed in on the machine that the test stands for. */
  person: WirePerson;
  place: ClientPlace;
  /** Runs a command that must succeed, and gives what it said. */
  ok(args: string[], more?: Partial<ClientPlace>): Promise<string>;
  /** Runs a command that must fail, and gives what it said. */
  refused(args: string[]): Promise<string>;
  /** Runs a command that must succeed, and gives the JSON that it printed. */
  // oxlint-disable-next-line typescript/no-explicit-any -- what command lines print has many shapes
  json(args: string[]): Promise<any>;
}

/**
 * Sets a file of tests up: one server for all of them, and for each a person, new and logged in, in a home of their own.
 *
 * @param loginPath what stands behind the server's address when the command line logs in
 */
export function clientSuite(
  client: ClientName,
  start: () => Promise<TestServer>,
  loginPath = '',
): ClientSuite {
  let clients: string;
  const suite = clientCommands(client);
  // Every command is a process of its own.
  vi.setConfig({ testTimeout: 240_000 });
  beforeAll(async () => {
    clients = await installClients();
    suite.server = await start();
  }, 300_000);
  beforeEach(async () => {
    const home = mkdtempSync(join(tmpdir(), 'codepushgo-client-'));
    suite.person = await wirePerson(suite.server);
    suite.place = { clients, home };
    await suite.ok(['login', suite.server.url + loginPath, '--accessKey', suite.person.secret]);
    return () => rmSync(home, { recursive: true, force: true });
  });
  afterAll(() => suite.server.stop());
  return suite;
}

function clientCommands(client: ClientName): ClientSuite {
  const suite = {
    ok: async (args, more = {}) => {
      const run = await runClient(client, args, { ...suite.place, input: 'y\n', ...more });
      expect(run.exitCode, `${args.join(' ')}\n${run.said}`).toBe(0);
      return run.said;
    },
    refused: async (args) => {
      const run = await runClient(client, args, { ...suite.place, input: 'y\n' });
      expect(run.exitCode, run.said).toBe(1);
      return run.said;
    },
    json: async (args) => {
      const said = await suite.ok([...args, '--format', 'json']);
      return JSON.parse(said.slice(said.search(/^[[{]/m)));
    },
  } as ClientSuite;
  return suite;
}
