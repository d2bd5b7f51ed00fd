import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../../platform/clock.ts';
import { openLog } from '../../platform/log.ts';
import { checkSignedHead } from '../../platform/signed-request.ts';
import { checkPlatform } from './check-platform.ts';
import type { ProbeReport, ReportBatch } from './report.ts';
import { deliverTo, openOutbox } from './send-reports.ts';

const BYTES = Buffer.from('PK a small package');
const SHA = createHash('sha256').update(BYTES).digest('hex');
const KEY = 'k'.repeat(40);

/** What the platform of this test answers; each test changes what it needs. */
let platform: { check: () => [number, unknown]; package: () => [number, Buffer] };
let arrived: ReportBatch[] = [];
let isStatusDown = false;
const server = createServer((req, res) => void answer(req, res));
let url = '';
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
  if (req.method === 'POST') return takeReports(req, res);
  const [status, body] = req.url?.startsWith('/downloads/') ? platform.package() : platform.check();
  // Silence: the connection is held and nothing comes.
  if (status === 0) return;
  res.writeHead(status).end(Buffer.isBuffer(body) ? body : JSON.stringify(body));
}

async function takeReports(req: IncomingMessage, res: ServerResponse): Promise<void> {
  const body = await buffer(req);
  const parts = { method: 'POST', path: req.url!, body };
  const headers = new Headers(req.headers as Record<string, string>);
  checkSignedHead([KEY], parts, headers, { clock: systemClock, keep: () => true })(body);
  if (!isStatusDown) arrived.push(JSON.parse(body.toString()) as ReportBatch);
  res.writeHead(isStatusDown ? 503 : 200).end('{}');
}

const offer = (more: object = {}): [number, unknown] => [
  200,
  {
    update_info: {
      is_available: true,
      download_url: `${url}/downloads/${SHA}`,
      package_size: BYTES.length,
      package_hash: 'a'.repeat(64),
      ...more,
    },
  },
];
const found = (reports: ProbeReport[]): Record<string, string> =>
  Object.fromEntries(reports.map(({ component, reason }) => [component, reason ?? 'up']));

test('a probe says of each component what a device would find', async () => {
  platform = { check: () => [503, {}], package: () => [200, BYTES] };
  const { run } = checkPlatform({ url, deploymentKey: 'a-deployment-key' }, systemClock);
  const at = systemClock.nowMs();
  expect(found(await run(at))).toEqual({ 'update-checks': 'status 503' });
  platform.check = offer;
  const reports = await run(at);
  expect(found(reports)).toEqual({ 'update-checks': 'up', 'package-downloads': 'up' });
  expect(reports.map((report) => report.at)).toEqual([
    new Date(at).toISOString(),
    new Date(at).toISOString(),
  ]);
  const faults: [() => [number, unknown], () => [number, Buffer], string, string][] = [
    [() => [200, {}], () => [200, BYTES], 'no update is offered', 'up'],
    [() => [500, {}], () => [200, BYTES], 'status 500', 'up'],
    [() => offer({ package_hash: 7 }), () => [200, BYTES], 'the answer cannot be read', 'up'],
    [offer, () => [503, BYTES], 'up', 'status 503'],
    [offer, () => [200, BYTES.subarray(1)], 'up', 'the package is cut off'],
    [
      offer,
      () => [200, Buffer.from('not a zip at all !'.slice(0, BYTES.length))],
      'up',
      'the package is no zip',
    ],
    [offer, () => [200, Buffer.from('PK a smell package')], 'up', 'the package is damaged'],
  ];
  for (const [check, bytes, ofChecks, ofDownloads] of faults) {
    platform = { check, package: bytes };
    expect(found(await run(at))).toEqual({ 'update-checks': ofChecks, 'package-downloads': ofDownloads });
  }
  platform.check = () => [0, {}];
  const silent = checkPlatform({ url, deploymentKey: 'a-deployment-key' }, systemClock, 100);
  expect(found(await silent.run(at))).toEqual({ 'update-checks': 'no answer within 0.1 seconds' });
  const gone = checkPlatform({ url: 'http://127.0.0.1:9', deploymentKey: 'a-deployment-key' }, systemClock);
  expect(found(await gone.run(at))['update-checks']).not.toBe('up');
});

test('reports wait while the status service is away, the oldest going first when there are too many', async () => {
  const deliver = deliverTo({ url, key: KEY }, systemClock, openLog('silent'));
  const outbox = openOutbox('eu', deliver, 3);
  const report = (tookMs: number): ProbeReport => ({
    component: 'update-checks',
    at: '2030-01-01T00:00:00.000Z',
    isUp: true,
    tookMs,
    reason: null,
  });
  isStatusDown = true;
  for (const tookMs of [1, 2, 3, 4]) {
    outbox.add([report(tookMs)]);
    await outbox.flush();
  }
  expect(outbox.waiting()).toBe(3);
  isStatusDown = false;
  arrived = [];
  await outbox.flush();
  expect(arrived.map(({ place, reports }) => [place, reports.map(({ tookMs }) => tookMs)])).toEqual([
    ['eu', [2, 3, 4]],
  ]);
  expect(outbox.waiting()).toBe(0);
});
