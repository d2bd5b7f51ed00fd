import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeServerHome, type ServerHome } from '../packages/server/src/testing/server-home.ts';
import { spawnServer, type SpawnedServer } from '../packages/server/src/testing/spawn-server.ts';
import { makeCustomer, toolsOf, type Customer, type Tools } from './faults/customer.ts';
import { eventually } from '../packages/server/src/testing/eventually.ts';
import { samplePackage } from './faults/sample-package.ts';

// engine: postgres
// Two processes on one database and one folder of files; see make-server.ts for the engines.

let home: ServerHome;
let servers: SpawnedServer[];
let customer: Customer;
let one: Tools;
let other: Tools;
let database: pg.Client;
beforeAll(async () => {
  home = await makeServerHome();
  servers = await Promise.all(
    // Without diffs nothing but the releases of the tests brings news.
    ['one', 'other'].map((name) =>
      spawnServer({ ...home.env, DATABASE_URL: addressFor(name), DIFF_PACKAGE_COUNT: '0' }),
    ),
  );
  customer = await makeCustomer(home.env, servers[0]!.url);
  [one, other] = servers.map(({ url }) => toolsOf(customer, url)) as [Tools, Tools];
  database = new pg.Client({ connectionString: home.env['DATABASE_URL'] });
  await database.connect();
});
afterAll(async () => {
  await database.end();
  await Promise.all(servers.map((server) => server.kill('SIGTERM')));
  await home.drop();
});

/** The database's address for a process that shall be told apart there. */
function addressFor(name: string): string {
  const url = new URL(home.env['DATABASE_URL']!);
  url.searchParams.set('application_name', name);
  return url.href;
}

async function labelAt(tools: Tools): Promise<string> {
  return (await tools.check('d-1')).json.update_info.label;
}

test('a release over one process is seen by checks at the other within a second, again and again', async () => {
  let longestMs = 0;
  for (let number = 1; number <= 5; number++) {
    await labelAt(other);
    const { json } = await one.release(samplePackage(`several ${number}`));
    const { label } = json.package;
    const { ms } = await eventually(
      () => labelAt(other),
      (seen) => seen === label,
    );
    longestMs = Math.max(longestMs, ms);
    expect(await labelAt(one)).toBe(label);
  }
  console.log(`seen after ${longestMs.toFixed(0)} ms at the latest`);
});

test('what one process stores, the other delivers', async () => {
  const what = samplePackage('shared');
  await one.release(what);
  const answer = await fetch(`${servers[1]!.url}/downloads/${what.sha256}`);
  expect(Buffer.from(await answer.arrayBuffer()).equals(Buffer.from(what.zip))).toBe(true);
});

test('news that a cut connection could not bring is caught up when it is back', async () => {
  // Nobody gets a new connection for a while, so the news surely is missed. Whether it is seen meanwhile, by asking over
  // the connections that are left, is proved in silent-database.test.ts.
  const { name } = (await database.query('select current_database() as name')).rows[0] as { name: string };
  await setConnections(name, false);
  const cut = await database.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'other' and query ~ '^listen|^select 1 as heartbeat'`,
  );
  expect(cut.rowCount).toBe(1);
  const { status, json } = await one.release(samplePackage('missed'));
  expect(status).toBe(201);
  await setConnections(name, true);
  const { ms } = await eventually(
    () => labelAt(other),
    (seen) => seen === json.package.label,
  );
  console.log(`caught up ${ms.toFixed(0)} ms after connections were possible again`);
});

// As an administrator of another database: one cannot shut oneself out.
async function setConnections(name: string, isAllowed: boolean): Promise<void> {
  const url = new URL(home.env['DATABASE_URL']!);
  url.pathname = '/postgres';
  const admin = new pg.Client({ connectionString: url.href });
  await admin.connect();
  await admin.query(`alter database ${pg.escapeIdentifier(name)} allow_connections ${isAllowed}`);
  await admin.end();
}
