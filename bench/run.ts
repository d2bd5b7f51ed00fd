import { parseArgs } from 'node:util';
import { benchCheck } from './check.ts';
import { benchDesk } from './desk.ts';
import { benchLists } from './lists.ts';
import { benchRealBundle } from './real-bundle.ts';
import { benchRelease } from './release.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string', default: '10' },
    rounds: { type: 'string', default: '2' },
    connections: { type: 'string', default: '32' },
    devices: { type: 'string' },
    tickets: { type: 'string', default: '50000' },
    engine: { type: 'string', multiple: true, default: ['pglite', 'postgres'] },
  },
});

const engines = values.engine as ('pglite' | 'postgres')[];
const benchmarks: Record<string, () => Promise<void>> = {
  check: () =>
    benchCheck({
      seconds: Number(values.seconds),
      rounds: Number(values.rounds),
      connections: Number(values.connections),
      devices: Number(values.devices ?? 10_000),
      engines,
    }),
  lists: () => benchLists({ devices: Number(values.devices ?? 1_000_000), releases: 10_000 }),
  desk: () => benchDesk({ tickets: Number(values.tickets) }),
  'real-bundle': benchRealBundle,
  release: () => benchRelease({ rounds: Math.max(3, Number(values.rounds)), engines }),
};

const chosen = benchmarks[positionals[0] ?? ''];
if (chosen) await chosen();
else {
  console.error(
    `Say which benchmark: ${Object.keys(benchmarks).join(', ')}. For instance: npm run bench -- check --seconds 5`,
  );
  process.exitCode = 2;
}
