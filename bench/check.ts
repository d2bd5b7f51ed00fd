import { randomUUID } from 'node:crypto';
import { startPostgres } from '../packages/server/src/testing/start-postgres.ts';
import { canPin, cpuSeconds, startPinned, type Child } from './processes.ts';
import { printRow, worst, type CaseResult, type RunResult } from './check-report.ts';

/** How the benchmark of update checks is run. */
export interface CheckOptions {
  seconds: number;
  rounds: number;
  connections: number;
  devices: number;
  engines: ('pglite' | 'postgres')[];
}

interface Ready {
  port: number;
  plainKey: string;
  stagedKey: string;
}

interface Counts {
  recorded: number;
  coalesced: number;
  dropped: number;
}

const SERVER_CORE = 0;
const GENERATOR_CORE = 1;
const FIRST_WARM_UP_SECONDS = 8;
const WARM_UP_SECONDS = 2;
const CASES = ['available', 'none', 'rollout'] as const;

/** Measures update checks against a bare `node:http` server, alternating, and prints both and the ratio. */
export async function benchCheck(options: CheckOptions): Promise<void> {
  console.log(
    canPin
      ? 'server on core 0, generator on core 1'
      : 'NOT VALID: processes cannot be pinned to cores here (taskset is missing)',
  );
  for (const engine of options.engines) {
    const postgres = engine === 'postgres' ? await startPostgres() : undefined;
    try {
      await benchEngine(engine, options, await postgres?.createDatabase('bench'));
    } finally {
      await postgres?.stop();
    }
  }
}

async function benchEngine(
  engine: string,
  options: CheckOptions,
  databaseUrl: string | undefined,
): Promise<void> {
  const server = startPinned('check-server.ts', SERVER_CORE);
  try {
    const ready = await server.ask<Ready>({ databaseUrl });
    // The embedded engine is compiled while it runs, on the server's own core: that is over after some seconds.
    await measure(
      server,
      ready.port,
      pathsOf('available', ready, options.devices),
      options,
      FIRST_WARM_UP_SECONDS,
    );
    for (const name of CASES) {
      const before = await server.ask<Counts>({});
      const result = await benchCase(server, ready, pathsOf(name, ready, options.devices), options);
      const after = await server.ask<Counts>({});
      printRow(engine, name, result);
      console.log(
        `  recorded ${after.recorded - before.recorded}, coalesced ${after.coalesced - before.coalesced}, dropped ${after.dropped - before.dropped}`,
      );
    }
  } finally {
    await server.stop('end');
  }
}

function pathsOf(name: (typeof CASES)[number], { plainKey, stagedKey }: Ready, devices: number): string[] {
  const key = name === 'rollout' ? stagedKey : plainKey;
  const hash = (name === 'none' ? '3' : '1').repeat(64);
  const label = name === 'none' ? 'v3' : 'v1';
  const query = `deployment_key=${key}&app_version=1.0.0&package_hash=${hash}&label=${label}&is_companion=false`;
  return Array.from(
    { length: devices },
    () => `/v0.1/public/codepush/update_check?${query}&client_unique_id=${randomUUID()}`,
  );
}

async function benchCase(
  server: Child,
  { port }: Ready,
  paths: string[],
  options: CheckOptions,
): Promise<CaseResult> {
  const { body, head } = await sample(port, paths[0]!);
  const bare = startPinned('bare-server.ts', SERVER_CORE, { body, head });
  try {
    const { port: barePort } = await bare.line<{ port: number }>();
    const runs: { bare: RunResult[]; product: RunResult[] } = { bare: [], product: [] };
    await measure(bare, barePort, paths, options, WARM_UP_SECONDS);
    await measure(server, port, paths, options, WARM_UP_SECONDS);
    // From here on every device is known, as on any day but the first.
    await server.ask({ isSettling: true });
    for (let round = 0; round < options.rounds; round++) {
      runs.bare.push(await measure(bare, barePort, paths, options));
      runs.product.push(await measure(server, port, paths, options));
    }
    return { bare: worst(runs.bare), product: worst(runs.product) };
  } finally {
    await bare.stop();
  }
}

// The baseline sends the very bytes that the product sends.
async function sample(port: number, path: string): Promise<{ body: string; head: string[] }> {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`);
  const body = await answer.text();
  const head = [...answer.headers]
    .filter(([name]) => !['date', 'connection', 'keep-alive'].includes(name))
    .flat();
  return { body, head };
}

async function measure(
  server: Child,
  port: number,
  paths: string[],
  options: CheckOptions,
  seconds = options.seconds,
): Promise<RunResult> {
  const pid = server.process.pid!;
  const before = cpuSeconds(pid);
  const generator = startPinned('generator.ts', GENERATOR_CORE, {
    port,
    connections: options.connections,
    seconds,
    paths,
  });
  const { answers, ...rest } = await generator.line<
    Omit<RunResult, 'cpuMicros' | 'load'> & { seconds: number }
  >();
  const used = cpuSeconds(pid) - before;
  if (rest.failures > 0) throw new Error(`${rest.failures} answers were not 2xx`);
  return {
    answers: answers / rest.seconds,
    failures: rest.failures,
    p99Ms: rest.p99Ms,
    maxMs: rest.maxMs,
    cpuMicros: (used / answers) * 1e6,
    load: used / rest.seconds,
  };
}
