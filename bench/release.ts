import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '../packages/contract/src/client.ts';
import { startPostgres } from '../packages/server/src/testing/start-postgres.ts';
import { hashBare } from './bare-hashing.ts';
import { cpuSeconds } from './processes.ts';
import { sendChunked, sendWhole, type Road } from './release-roads.ts';
import { writeSampleFolder, zipSample } from './sample-package.ts';
import { startServerProcess, type ServerProcess } from './server-process.ts';

/** How the benchmark of releases is run. */
export interface ReleaseBenchOptions {
  rounds: number;
  engines: ('pglite' | 'postgres')[];
}

const ROADS: Record<string, Road> = { 'in chunks': sendChunked, 'in one request': sendWhole };
const LONGEST_MS = 60_000;
// The personal organisation of the account that the server process comes with.
const ORG = 'bench';
const APP = 'bench-app';

/**
 * Measures how soon a package of 30 MB is live: from the last byte of its upload to the update check that serves it,
 * beside hashing and inflating the same bytes bare.
 */
export async function benchRelease(options: ReleaseBenchOptions): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'codepushgo-bench-release-'));
  try {
    const sample = await writeSampleFolder(folder);
    for (const engine of options.engines) await benchEngine(engine, options.rounds, folder, sample);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function benchEngine(engine: string, rounds: number, folder: string, sample: string): Promise<void> {
  const postgres = engine === 'postgres' ? await startPostgres() : undefined;
  const databaseUrl = await postgres?.createDatabase('bench');
  const server = await startServerProcess(join(folder, engine), databaseUrl);
  try {
    const api = createClient({ serverUrl: server.url, accessKey: server.accessKey });
    await api.projects.create({ org: ORG, name: 'Bench', slug: 'bench' });
    await api.apps.create({ org: ORG, project: 'bench', name: APP, os: 'ios' });
    const { deploymentKey } = await api.apps.getChannel({ org: ORG, app: APP, channel: 'Staging' });
    let version = 0;
    for (const [name, road] of Object.entries(ROADS)) {
      const times: RoundTimes[] = [];
      for (let round = 0; round < rounds; round++)
        times.push(await measure(server, road, deploymentKey, await zipSample(sample, ++version), version));
      print(`${engine} · ${name}`, times);
    }
  } finally {
    await server.stop();
    await postgres?.stop();
  }
}

interface RoundTimes {
  liveMs: number;
  /** CPU time of the server for the whole release, its upload included. */
  cpuMs: number;
  bareMs: number;
  bareCpuMs: number;
  sizeBytes: number;
  files: number;
}

async function measure(
  server: ServerProcess,
  road: Road,
  deploymentKey: string,
  file: string,
  version: number,
): Promise<RoundTimes> {
  const bareBegan = process.cpuUsage();
  const { ms: bareMs, files } = await hashBare(file);
  const bareCpu = process.cpuUsage(bareBegan);
  const cpuBegan = cpuSeconds(server.pid);
  const ended = await road(server, { org: ORG, app: APP, file, appVersion: '1.0.0' });
  await untilServed(server, deploymentKey, `v${version}`);
  const liveMs = performance.now() - ended;
  const cpuMs = (cpuSeconds(server.pid) - cpuBegan) * 1000;
  const { size: sizeBytes } = await stat(file);
  await rm(file);
  return { liveMs, cpuMs, bareMs, bareCpuMs: (bareCpu.user + bareCpu.system) / 1000, sizeBytes, files };
}

async function untilServed({ url }: ServerProcess, key: string, label: string): Promise<void> {
  const query = new URLSearchParams({ deployment_key: key, app_version: '1.0.0' });
  const deadline = performance.now() + LONGEST_MS;
  while (performance.now() < deadline) {
    const answer = await fetch(`${url}/v0.1/public/codepush/update_check?${query}`);
    const { update_info: info } = (await answer.json()) as { update_info: { label?: string } };
    if (info.label === label) return;
  }
  throw new Error(`${label} was not served within ${LONGEST_MS / 1000} s`);
}

function print(name: string, times: RoundTimes[]): void {
  const median = (pick: (one: RoundTimes) => number): number =>
    times.map(pick).sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
  const [live, bare] = [median((one) => one.liveMs), median((one) => one.bareMs)];
  const [cpu, bareCpu] = [median((one) => one.cpuMs), median((one) => one.bareCpuMs)];
  const ms = (value: number): string => `${value.toFixed(0)} ms`;
  const [{ sizeBytes, files } = { sizeBytes: 0, files: 0 }] = times;
  console.log(`${name}: ${(sizeBytes / 1e6).toFixed(1)} MB, ${files} files, ${times.length} releases`);
  console.log(`  live after ${ms(live)}, at the longest ${ms(Math.max(...times.map((one) => one.liveMs)))}`);
  console.log(`  bare hashing ${ms(bare)}: ratio ${(live / bare).toFixed(2)}`);
  console.log(
    `  CPU time with the upload ${ms(cpu)}, bare ${ms(bareCpu)}: ratio ${(cpu / bareCpu).toFixed(2)}`,
  );
}
