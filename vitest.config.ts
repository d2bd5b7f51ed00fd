import { globSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

// Tests that make a server run on both engines; see packages/server/src/testing/make-server.ts.
const all = globSync(['packages/*/src/**/*.test.ts', 'e2e/**/*.test.ts', 'scripts/**/*.test.ts'], {
  exclude: (name) => name === 'node_modules',
});
const onDatabase = all.filter((file) => readFileSync(file, 'utf8').includes('make-server.ts'));
const testing = './packages/server/src/testing';
const shared = { testTimeout: 60_000, hookTimeout: 120_000 };

export default defineConfig({
  test: {
    maxWorkers: 2,
    passWithNoTests: true,
    projects: [
      { test: { ...shared, name: 'unit', include: all.filter((file) => !onDatabase.includes(file)) } },
      { test: { ...shared, name: 'pglite', include: onDatabase, globalSetup: `${testing}/setup-pglite.ts` } },
      {
        test: {
          ...shared,
          name: 'postgres',
          include: onDatabase,
          globalSetup: `${testing}/setup-postgres.ts`,
        },
      },
    ],
  },
});
