// engine: postgres, both in the long form
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, onTestFinished, vi } from 'vitest';
import { makeCli, type TestCli } from '../packages/cli/src/testing/run-cli.ts';
import { writeTree } from '../packages/cli/src/testing/write-tree.ts';
import { succeeded } from './cli-person.ts';
import { makeAccount } from '../packages/server/src/testing/factories.ts';
import { makeServer, type TestServer } from '../packages/server/src/testing/make-server.ts';
import { flakyProxy } from './flaky-proxy.ts';

const MIB = 1024 * 1024;

let server: TestServer;
beforeAll(async () => {
  server = await makeServer();
});
afterAll(() => server.stop());

interface Sender {
  cli: TestCli;
  /** The chunks that were sent, by number, in every attempt. */
  chunks: number[];
  release(...more: string[]): ReturnType<TestCli>;
  labels(): Promise<string[]>;
}

/** A command line with an app and a package of three chunks that does not compress. */
async function sender(): Promise<Sender> {
  const person = await makeAccount(server);
  const cli = makeCli({ CODEPUSHGO_SERVER: server.url, CODEPUSHGO_ACCESS_KEY: person.accessKey });
  await cli('app', 'add', 'shop-ios');
  writeTree(cli.home, { 'CodePush/main.jsbundle': randomBytes(9 * MIB) });
  const chunks: number[] = [];
  cli.outside.fetch = (input, init) => {
    const number = /\/chunks\/(\d+)/.exec(String(input))?.[1];
    if (number) chunks.push(Number(number));
    return fetch(input, init);
  };
  return {
    cli,
    chunks,
    release: (...more) => cli('release', 'shop-ios', join(cli.home, 'CodePush'), '1.0.0', '--json', ...more),
    labels: async () =>
      (await cli('history', 'shop-ios', 'Staging', '--json'))
        .json()
        .map((one: { label: string }) => one.label),
  };
}

const isCreation = (input: unknown): boolean => String(input).endsWith('/channels/Staging/releases');
const unfinished = (cli: TestCli): string[] => readdirSync(join(cli.home, 'uploads'));

it('an upload goes on through broken connections, and releases once', async () => {
  const { cli, release, labels } = await sender();
  const proxy = await flakyProxy(server.url, [5000, 2 * MIB, 1 * MIB, 3 * MIB]);
  onTestFinished(() => proxy.stop());
  cli.env['CODEPUSHGO_SERVER'] = proxy.url;
  const ran = await release();
  succeeded(ran);
  expect(proxy.broken()).toBeGreaterThanOrEqual(3);
  expect(await labels()).toEqual(['v1']);
  expect(unfinished(cli)).toEqual([]);
});

it('an upload that was stopped goes on where it was, and sends no chunk twice', async () => {
  const { cli, chunks, release, labels } = await sender();
  const stop = new AbortController();
  const send = cli.outside.fetch!;
  cli.outside.signal = stop.signal;
  cli.outside.fetch = async (input, init) => {
    // The last chunk never leaves; the others arrive before the person presses Ctrl-C.
    if (/\/chunks\/3/.test(String(input))) {
      await vi.waitFor(() => assert.equal(arrived, 2));
      stop.abort();
      throw stop.signal.reason;
    }
    const answer = await send(input, init);
    if (/\/chunks\//.test(String(input))) arrived += 1;
    return answer;
  };
  let arrived = 0;
  const stopped = await release();
  expect(stopped).toMatchObject({ code: 130, stderr: expect.stringContaining('Run the same command again') });
  expect(unfinished(cli)).toHaveLength(1);
  expect(chunks.toSorted()).toEqual([1, 2]);
  delete cli.outside.signal;
  cli.outside.fetch = send;
  const again = await release();
  succeeded(again);
  expect(again).toMatchObject({ stderr: expect.stringContaining('of it sent before') });
  expect(chunks.toSorted()).toEqual([1, 2, 3]);
  expect(await labels()).toEqual(['v1']);
});

it('a release whose answer was lost is not made twice, also by another run', async () => {
  const { cli, chunks, release, labels } = await sender();
  const send = cli.outside.fetch!;
  const stop = new AbortController();
  cli.outside.signal = stop.signal;
  cli.outside.fetch = async (input, init) => {
    const answer = await send(input, init);
    if (init?.method !== 'POST' || !isCreation(input)) return answer;
    // The server has made the release; the machine dies before it hears of it.
    await answer.text();
    stop.abort();
    throw stop.signal.reason;
  };
  expect((await release()).code).toBe(130);
  delete cli.outside.signal;
  cli.outside.fetch = send;
  const again = await release();
  succeeded(again);
  expect(again.json()).toMatchObject({ label: 'v1' });
  expect(chunks).toHaveLength(3);
  expect(await labels()).toEqual(['v1']);
  expect(unfinished(cli)).toEqual([]);
});

it('the same answer comes when the connection breaks after a release was made', async () => {
  const { cli, release, labels } = await sender();
  const send = cli.outside.fetch!;
  let lost = 0;
  cli.outside.fetch = async (input, init) => {
    const answer = await send(input, init);
    if (init?.method !== 'POST' || !isCreation(input) || lost++ > 0) return answer;
    await answer.text();
    throw new TypeError('fetch failed', { cause: Object.assign(new Error('reset'), { code: 'ECONNRESET' }) });
  };
  const ran = await release();
  succeeded(ran);
  expect(lost).toBe(2);
  expect(ran.json()).toMatchObject({ label: 'v1' });
  expect(await labels()).toEqual(['v1']);
});

it('an upload that the server no longer has begins anew', async () => {
  const { cli, release, labels } = await sender();
  const stop = new AbortController();
  const send = cli.outside.fetch!;
  cli.outside.signal = stop.signal;
  cli.outside.fetch = (input, init) => {
    if (String(input).endsWith('/finish')) stop.abort();
    return send(input, init);
  };
  await release();
  expect(unfinished(cli)).toHaveLength(1);
  server.clock.advance(25 * 60 * 60 * 1000);
  delete cli.outside.signal;
  cli.outside.fetch = send;
  const again = await release();
  succeeded(again);
  expect(await labels()).toEqual(['v1']);
});
