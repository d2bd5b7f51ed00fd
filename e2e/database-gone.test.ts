import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeServerHome, type ServerHome } from '../packages/server/src/testing/server-home.ts';
import {
  runServerCommand,
  spawnServer,
  untilLogged,
  type SpawnedServer,
} from '../packages/server/src/testing/spawn-server.ts';
import { startPostgres, type RunningPostgres } from '../packages/server/src/testing/start-postgres.ts';
import {
  answerOf,
  makeCustomer,
  toolsOf,
  type Answer,
  type Customer,
  type Tools,
} from './faults/customer.ts';
import { eventually } from '../packages/server/src/testing/eventually.ts';
import { openLedger } from './faults/ledger.ts';
import { samplePackage } from './faults/sample-package.ts';
import { resumeUploads, verifyReleases, verifyReports } from './faults/verify-survivors.ts';
import { runWorkload, type Work } from './faults/workload.ts';

// PostgreSQL goes away under a server and comes back; the server is never restarted.

let postgres: RunningPostgres;
let home: ServerHome;
let server: SpawnedServer;
let customer: Customer;
let tools: Tools;
beforeAll(async () => {
  postgres = await startPostgres();
  home = await makeServerHome({ databaseUrl: await postgres.createDatabase('gone') });
  server = await spawnServer(home.env);
  customer = await makeCustomer(home.env, server.url);
  tools = toolsOf(customer, server.url);
});
afterAll(async () => {
  await server.kill('SIGTERM');
  await home.drop();
  await postgres.stop();
});

/** A refusal for now: 503, when to come back, and no inner details. */
function expectNotNow({ status, headers, text }: Answer): void {
  expect([status, headers.get('retry-after')]).toEqual([503, expect.stringMatching(/^\d+$/)]);
  expect(text).toContain('Try again in a few seconds');
  expect(text).not.toMatch(/ECONNREFUSED|postgres|select /i);
}

const deployed = (device: string) => ({
  label: 'v1',
  client_unique_id: device,
  status: 'DeploymentSucceeded',
});

async function untilBack(): Promise<void> {
  await eventually(
    () => answerOf(`${server.url}/readyz`),
    ({ json }) => json.status === 'ok',
  );
}

test('checks and downloads go on from memory, everything else says when to come back', async () => {
  const first = samplePackage('first');
  await tools.release(first);
  const before = (await tools.check('d-1')).json;
  const download = `${server.url}/downloads/${first.sha256}`;
  await answerOf(download);
  expect((await tools.report('deploy', deployed('d-1'))).status).toBe(200);

  await postgres.down();
  for (let device = 0; device < 20; device++) {
    const { status, json } = await tools.check(`d-${device}`);
    expect([status, json]).toEqual([200, before]);
  }
  expect((await fetch(download)).status).toBe(200);
  expectNotNow(await tools.check('d-1', { deployment_key: 'not-seen-before-by-anybody' }));
  expectNotNow(await tools.report('deploy', deployed('d-2')));
  expectNotNow(await tools.release(samplePackage('second')));
  expectNotNow(await tools.ask('POST', `/v0.1/apps/${customer.org}/Shop/deployments/Production/uploads`, {}));
  const own = await tools.ask('GET', `/api/v1/organisations/${customer.org}/apps`);
  expectNotNow(own);
  expect(own.json).toMatchObject({ code: 'unavailable', status: 503 });
});

test('health tells that the database is gone, and the log names the cause', async () => {
  expect((await answerOf(`${server.url}/livez`)).status).toBe(200);
  const ready = await answerOf(`${server.url}/readyz`);
  expect([ready.status, ready.json]).toMatchObject([200, { status: 'degraded', parts: { files: 'ok' } }]);
  expect(ready.json.parts.database).not.toBe('ok');
  const health = await answerOf(`${server.url}/health`);
  expect([health.status, health.text]).toEqual([500, 'Unhealthy']);
  await untilLogged(server, /ECONNREFUSED/);
});

test('a server that is started now says what is missing, and can be started later', async () => {
  const { exitCode, stderr } = await runServerCommand({ ...home.env, PORT: '0' }, []);
  expect(exitCode).toBe(75);
  expect(stderr).toMatch(/database cannot be used[^]*because: .*ECONNREFUSED/);
});

test('when it is back everything works, and only what was acknowledged is counted', async () => {
  await postgres.up();
  await untilBack();
  expect((await tools.report('deploy', deployed('d-3'))).status).toBe(200);
  const { status, json } = await tools.release(samplePackage('third'));
  expect([status, json.package.label]).toEqual([201, 'v2']);
  await eventually(
    () => tools.check('d-1'),
    (answer) => answer.json.update_info.label === 'v2',
  );
  const metrics = await tools.ask('GET', '/apps/Shop/deployments/Production/metrics');
  expect(metrics.json.metrics.v1).toMatchObject({ active: 2, installed: 2 });
});

test('an outage in the middle of work loses nothing that was acknowledged', async () => {
  const ledger = openLedger();
  // Two releases are there already.
  for (const name of ['first', 'third']) {
    const what = samplePackage(name);
    ledger.sent.set(what.packageHash, what);
  }
  const work: Work = { customer, tools, ledger, round: 1, isOver: false };
  const worked = runWorkload(work);
  await ledger.after(8);
  await postgres.down();
  await eventually(
    async () => ledger.faults.length,
    (count) => count > 5,
  );
  await postgres.up();
  await untilBack();
  await ledger.after(4);
  work.isOver = true;
  await worked;
  expect(ledger.faults.filter((fault) => !/503|Try again in a few seconds/.test(fault))).toEqual([]);
  await verifyReleases(work, server.url, new Set());
  await resumeUploads(work, server.url);
  await verifyReports({ ...work, ledger: withEarlierReports(work) });
  expect(server.process.exitCode).toBeNull();
});

function withEarlierReports({ ledger }: Work): Work['ledger'] {
  const earlier = ['d-1', 'd-3'].map((device) => ({
    kind: 'deploy' as const,
    label: 'v1',
    device,
    isAcknowledged: true,
  }));
  return { ...ledger, reports: [...earlier, ...ledger.reports] };
}
