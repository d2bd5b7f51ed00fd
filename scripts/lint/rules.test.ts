import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const house = mkdtempSync(join(tmpdir(), 'house-'));
afterAll(() => rmSync(house, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(house, path)), { recursive: true });
  writeFileSync(join(house, path), text);
}

/** Lints one file in a house of its own; gives the names of the rules that complained. */
function lint(path: string, code: string): string[] {
  write('packages/server/src/modules.json', JSON.stringify({ audit: [], apps: ['audit'] }));
  const names = ['clock-only', 'config-only', 'module-imports', 'own-tables', 'plain-names'];
  const rules = Object.fromEntries(names.map((name) => [`house/${name}`, 'error']));
  write(
    '.oxlintrc.json',
    JSON.stringify({
      jsPlugins: [resolve('scripts/lint/plugin.ts')],
      categories: { correctness: 'off' },
      rules,
    }),
  );
  write(path, code);
  const done = spawnSync(resolve('node_modules/.bin/oxlint'), ['--format=json', path], {
    cwd: house,
    encoding: 'utf8',
  });
  rmSync(join(house, path));
  const { diagnostics } = JSON.parse(done.stdout) as { diagnostics: { code: string }[] };
  return diagnostics.map(({ code }) => code.replace(/^house\((.+)\)$/, '$1'));
}

const server = 'packages/server/src';
const cases: [string, string, string, string[]][] = [
  [
    'an allowed module',
    `${server}/modules/apps/make-app.ts`,
    "import { mutate } from '#audit'; mutate();",
    [],
  ],
  [
    'a module that modules.json does not allow',
    `${server}/modules/audit/list.ts`,
    "import { apps } from '#apps'; apps();",
    ['module-imports'],
  ],
  [
    'a file inside another module',
    `${server}/modules/apps/make-app.ts`,
    "import { x } from '../audit/mutate.ts'; x();",
    ['module-imports'],
  ],
  [
    'a module from the platform',
    `${server}/platform/db.ts`,
    "import { x } from '#apps'; x();",
    ['module-imports'],
  ],
  [
    'the server from the CLI',
    'packages/cli/src/run.ts',
    "import { x } from '@codepushgo/server'; x();",
    ['module-imports'],
  ],
  [
    'a path into another package',
    'packages/cli/src/run.ts',
    "import { x } from '../../bundle/src/index.ts'; x();",
    ['module-imports'],
  ],
  [
    'schemas in the console',
    'packages/web/src/main.ts',
    "import { App } from '@codepushgo/contract'; App();",
    ['module-imports'],
  ],
  [
    'types in the console',
    'packages/web/src/main.ts',
    "import type { App } from '@codepushgo/contract'; export type A = App;",
    [],
  ],
  [
    'the server from the console',
    'packages/web/src/main.ts',
    "import '@codepushgo/server';",
    ['module-imports'],
  ],
  [
    'a page from the kit',
    'packages/web/src/ui/button.ts',
    "import '../pages/apps/x.ts';",
    ['module-imports'],
  ],
  ['the kit from a page', 'packages/web/src/pages/apps/x.ts', "import '../../ui/button.ts';", []],
  [
    'writing an own table',
    `${server}/modules/apps/make-app.ts`,
    "import { apps } from './schema.ts'; tx.insert(apps);",
    [],
  ],
  [
    'writing a foreign table',
    `${server}/modules/apps/make-app.ts`,
    "import { entries } from '#audit'; tx.insert(entries);",
    ['own-tables'],
  ],
  [
    'writing any table from the wire',
    `${server}/codepush/apps.ts`,
    "import { apps } from '#apps'; ctx.db.delete(apps);",
    ['own-tables'],
  ],
  [
    'reading a foreign table',
    `${server}/modules/apps/make-app.ts`,
    "import { entries } from '#audit'; tx.select().from(entries);",
    [],
  ],
  [
    'the time',
    `${server}/modules/apps/make-app.ts`,
    'const now = Date.now(); const then = new Date();',
    ['clock-only', 'clock-only'],
  ],
  ['a date from a number', `${server}/modules/apps/make-app.ts`, 'const then = new Date(5);', []],
  ['the environment', `${server}/platform/db.ts`, 'const url = process.env.DATABASE_URL;', ['config-only']],
  ['a name that says nothing', `${server}/platform/utils.ts`, 'const a = 1;', ['plain-names']],
  ['a folder in a module', `${server}/modules/apps/deep/make-app.ts`, 'const a = 1;', ['plain-names']],
];

describe('the rules of the house', () => {
  it.each(cases)('judges %s', (_title, path, code, rules) => {
    expect(lint(path, code)).toEqual(rules);
  });
});
