import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeServerHome, type ServerHome } from '../packages/server/src/testing/server-home.ts';
import {
  makeLimitedFolder,
  makeReadOnlyDisk,
  makeSmallDisk,
  type SmallDisk,
} from '../packages/server/src/testing/small-disk.ts';
import { spawnServer, untilLogged, type SpawnedServer } from '../packages/server/src/testing/spawn-server.ts';
import { makeCustomer, toolsOf, type Answer, type Customer, type Tools } from './faults/customer.ts';
import { eventually } from '../packages/server/src/testing/eventually.ts';
import { samplePackage, type SamplePackage } from './faults/sample-package.ts';
import { allReleases, temporaryFiles, withoutDiffs } from './faults/verify-survivors.ts';

// engine: postgres
// The disk of the file store fills up or breaks while the database is well; see make-server.ts for the engines.

const KINDS: [string, (pid: () => number) => SmallDisk][] = [
  ['a full disk', (pid) => makeSmallDisk(32, pid)],
  ['a limit on the size of files', makeLimitedFolder],
  ['a disk that became read-only', (pid) => makeReadOnlyDisk(32, pid)],
];

describe.each(KINDS)('%s', (kind, makeDisk) => {
  let server: SpawnedServer;
  let disk: SmallDisk;
  let home: ServerHome;
  let customer: Customer;
  let tools: Tools;
  const first = samplePackage(`${kind} first`);

  beforeAll(async () => {
    disk = makeDisk(() => server.process.pid!);
    home = await makeServerHome({ dataDir: disk.folder });
    server = await spawnServer({ ...home.env, DIFF_PACKAGE_COUNT: '2' });
    customer = await makeCustomer(home.env, server.url);
    tools = toolsOf(customer, server.url);
    await tools.release(first);
  });
  afterAll(async () => {
    disk.free();
    await server.kill('SIGTERM');
    disk.drop();
    await home.drop();
  });

  /** Refused for now with the cause in the log; checks, downloads and reports go on; nothing half-done stays. */
  async function expectOnlyReading(cause: RegExp): Promise<void> {
    const before = await labels();
    const logged = server.log.length;
    for (const [index, send] of waysToSend().entries())
      expectNotNow(await send(samplePackage(`${kind} refused ${index}`)));
    await untilLogged(server, cause, logged);
    expect(await labels()).toEqual(before);

    const { status, json } = await tools.check('d-1');
    expect([status, json.update_info.label]).toEqual([200, before.at(-1)]);
    expect((await fetch(`${server.url}/downloads/${first.sha256}`)).status).toBe(200);
    const report = { label: 'v1', client_unique_id: 'd-1', status: 'DeploymentSucceeded' };
    expect((await tools.report('deploy', report)).status).toBe(200);
  }

  async function labels(): Promise<string[]> {
    return (await allReleases(tools, customer)).map(({ label }) => label);
  }

  function waysToSend(): ((what: SamplePackage) => Promise<Answer>)[] {
    return [(what) => tools.release(what), sendOwnChunk, sendAppCenterChunk];
  }

  async function sendOwnChunk({ zip }: SamplePackage): Promise<Answer> {
    const { org, app } = customer;
    const { id } = await tools.api.releases.startUpload({
      org,
      app,
      sizeBytes: zip.length,
      fileName: 'update.zip',
    });
    const form = new FormData();
    form.append('chunk', new Blob([zip]), 'chunk');
    return tools.ask('PUT', `/api/v1/organisations/${org}/uploads/${id}/chunks/1`, form);
  }

  async function sendAppCenterChunk({ zip }: SamplePackage): Promise<Answer> {
    const base = `/v0.1/apps/${customer.org}/${customer.app}/deployments/Production`;
    const { id, token } = (await tools.ask('POST', `${base}/uploads`, {})).json;
    await tools.ask(
      'POST',
      `/upload/set_metadata/${id}?token=${token}&file_name=x.zip&file_size=${zip.length}`,
    );
    return tools.ask('POST', `/upload/upload_chunk/${id}?token=${token}&block_number=1`, zip);
  }

  async function expectWorking(name: string): Promise<void> {
    const { status, json } = await tools.release(samplePackage(`${kind} ${name}`));
    expect(status).toBe(201);
    expect((await tools.check('d-1')).json.update_info.label).toBe(json.package.label);
    // Diffs that could not be written are made later, too; a hang ends with the deadline.
    const settled = async (): Promise<unknown[]> => [
      ...withoutDiffs(await allReleases(tools, customer)),
      ...temporaryFiles(home.dataDir),
    ];
    await eventually(settled, (open) => open.length === 0);
  }

  test('while nothing can be written devices are served, and it ends without a restart', async () => {
    disk.fill();
    await expectOnlyReading(/ENOSPC|EFBIG|EROFS/);
    const { status, json } = await tools.ask('GET', '/readyz');
    expect([status, json]).toMatchObject([200, { status: 'degraded', parts: { database: 'ok' } }]);
    disk.free();
    await expectWorking('after the disk');
    expect((await tools.ask('GET', '/readyz')).json.status).toBe('ok');
  });

  test.each(['tmp', 'a shelf'])('a file in the place of the folder %s is the same', async (folder) => {
    const files = join(home.dataDir, 'files');
    // The shelf of each package that is sent, which is named after its content.
    const names =
      folder === 'tmp'
        ? ['tmp']
        : waysToSend().map((_, index) => samplePackage(`${kind} refused ${index}`).sha256.slice(0, 2));
    const places = [...new Set(names)].map((name) => join(files, name));
    for (const place of places) {
      if (existsSync(place)) renameSync(place, `${place}.away`);
      writeFileSync(place, 'in the way');
    }
    await expectOnlyReading(/EEXIST|ENOTDIR/);
    for (const place of places) {
      rmSync(place);
      if (existsSync(`${place}.away`)) renameSync(`${place}.away`, place);
    }
    await expectWorking(`after ${folder}`);
    expect((await tools.ask('GET', '/readyz')).json.status).toBe('ok');
  });
});

function expectNotNow({ status, headers, text }: Answer): void {
  expect([status, headers.get('retry-after')]).toEqual([503, expect.stringMatching(/^\d+$/)]);
  expect(text).toContain('Try again in a few seconds');
}
