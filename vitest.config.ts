import { globSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

// Tests that make a server run on both engines; see packages/server/src/testing/make-server.ts.
const all = globSync(['packages/*/src/**/*.test.ts', 'e2e/**/*.test.ts', 'scripts/**/*.test.ts'], {
  exclude: (name) => name === 'node_modules',
});
const textOf = new Map(all.map((file) => [file, readFileSync(file, 'utf8')]));
const onDatabase = all.filter((file) => textOf.get(file)!.includes('make-server.ts'));
const alone = all.filter((file) => !onDatabase.includes(file));
/** Files that a comment keeps on one engine: always, or in the short form only. */
const on = (engine: string, isLong: boolean): string[] =>
  onDatabase.filter((file) => {
    const [, only, isForShort] =
      /^\/\/ engine: (\w+)(, both in the long form)?$/m.exec(textOf.get(file)!) ?? [];
    return only === undefined || only === engine || (isLong && isForShort !== undefined);
  });
const testing = './packages/server/src/testing';

export default defineConfig(({ mode }) => {
  // `vitest --mode long` asks for the full form of every proof; tests read it with `inject('long')`.
  // Test files share a worker's modules: a server keeps its state in itself, and loading it takes two seconds.
  const shared = {
    isolate: false,
    // What is tested is loaded by Node itself, as in a server; only the tests go through Vite.
    server: { deps: { external: [/\/packages\/(?:server|contract|bundle|cli)\/src\/(?!.*\.test\.ts)/] } },
    execArgv: ['--import', new URL(`${testing}/quick-start.ts`, import.meta.url).href],
    // Deadlines for what hangs, not for what a busy machine takes.
    testTimeout: 900_000,
    hookTimeout: 300_000,
    provide: { long: mode === 'long' },
  };
  return {
    test: {
      // Much of a test is waiting: four keep two cores busy.
      maxWorkers: 4,
      passWithNoTests: true,
      projects: [
        // Projects start in the order of their names: whole journeys take longest and go first.
        { test: { ...shared, name: 'e2e', include: alone.filter((file) => file.startsWith('e2e/')) } },
        { test: { ...shared, name: 'unit', include: alone.filter((file) => !file.startsWith('e2e/')) } },
        {
          test: {
            ...shared,
            name: 'pglite',
            include: on('pglite', mode === 'long'),
            globalSetup: `${testing}/setup-pglite.ts`,
          },
        },
        {
          test: {
            ...shared,
            name: 'postgres',
            include: on('postgres', mode === 'long'),
            globalSetup: `${testing}/setup-postgres.ts`,
          },
        },
      ],
    },
  };
});
