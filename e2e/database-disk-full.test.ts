import { describe, expect, test } from 'vitest';
import { isLongForm } from '../packages/server/src/testing/long-form.ts';
import { makeServerHome } from '../packages/server/src/testing/server-home.ts';
import {
  makeLimitedFolder,
  makeSmallDisk,
  type SmallDisk,
} from '../packages/server/src/testing/small-disk.ts';
import { spawnServer, untilLogged, type SpawnedServer } from '../packages/server/src/testing/spawn-server.ts';
import { makeCustomer, toolsOf, type Answer, type Tools } from './faults/customer.ts';
import { eventually } from '../packages/server/src/testing/eventually.ts';
import { samplePackage } from './faults/sample-package.ts';

// engine: pglite
// The embedded database cannot write: it is reopened inside the process when it can. See make-server.ts for the engines.

const KINDS: [string, (pid: () => number) => SmallDisk][] = [
  ['a full disk', (pid) => makeSmallDisk(160, pid)],
  ['a limit on the size of files', makeLimitedFolder],
];

// The limit needs no right to mount anything.
const chosen = isLongForm() ? KINDS : KINDS.slice(-1);

describe.each(chosen)('%s', (_kind, makeDisk) => {
  test('devices are served from memory, writes come back later, and what was acknowledged stays', async () => {
    let server: SpawnedServer | undefined;
    const disk = makeDisk(() => server!.process.pid!);
    const home = await makeServerHome({ dataDir: disk.folder });
    try {
      server = await spawnServer(home.env);
      const customer = await makeCustomer(home.env, server.url);
      const tools = toolsOf(customer, server.url);
      expect((await tools.release(samplePackage('one'))).status).toBe(201);
      const before = (await tools.check('d-0')).json;

      disk.fill();
      const counted = await reportUntilRefused(tools);
      expectNotNow(await tools.release(samplePackage('two')));
      for (let device = 0; device < 20; device++) {
        const { status, json } = await tools.check(`d-${device}`);
        expect([status, json]).toEqual([200, before]);
      }
      expect((await tools.ask('GET', '/livez')).status).toBe(200);
      const { json: ready } = await tools.ask('GET', '/readyz');
      expect(ready.status).toBe('degraded');
      await untilLogged(server, /No space left|File too large|ENOSPC|EFBIG/);

      disk.free();
      await eventually(
        () => tools.ask('GET', '/readyz'),
        ({ json }) => json.status === 'ok',
      );
      expect(await countedDevices(tools)).toBe(counted);
      const after = await tools.release(samplePackage('three'));
      expect([after.status, after.json.package.label]).toEqual([201, 'v2']);
      expect((await tools.check('d-0')).json.update_info.label).toBe('v2');

      // What the reopened engine acknowledged is on the disk too.
      await server.kill('SIGKILL');
      server = await spawnServer(home.env);
      const again = toolsOf(customer, server.url);
      expect(await countedDevices(again)).toBe(counted);
      expect((await again.check('d-0')).json.update_info.label).toBe('v2');
    } finally {
      disk.free();
      await server?.kill('SIGKILL');
      disk.drop();
    }
  });
});

// The engine finds room for a while in files that it has already.
async function reportUntilRefused(tools: Tools): Promise<number> {
  for (let acknowledged = 0; acknowledged < 20_000;) {
    const some = Array.from({ length: 50 }, (_, index) =>
      tools.report('deploy', {
        label: 'v1',
        client_unique_id: `d-${acknowledged + index}`,
        status: 'DeploymentSucceeded',
      }),
    );
    const answers = await Promise.all(some);
    const refused = answers.filter(({ status }) => status !== 200);
    acknowledged += answers.length - refused.length;
    refused.forEach(expectNotNow);
    if (refused.length > 0) return acknowledged;
  }
  throw new Error('The disk is full, and the database goes on writing.');
}

async function countedDevices(tools: Tools): Promise<number> {
  const { json } = await tools.ask('GET', '/apps/Shop/deployments/Production/metrics');
  return json.metrics.v1?.active ?? 0;
}

function expectNotNow({ status, headers }: Answer): void {
  expect([status, headers.get('retry-after')]).toEqual([503, expect.stringMatching(/^\d+$/)]);
}
