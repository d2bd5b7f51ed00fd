import { cliExitCodesPage, cliPage } from './cli-pages.ts';
import { configurationPage } from './configuration-page.ts';
import { eventsPage } from './events-page.ts';
import { problemTable } from './problem-table.ts';
import { openApiDocument } from '../packages/server/src/openapi.ts';

/** A file that is made from source and checked in. */
export interface Generator {
  path: string;
  make(): Promise<string> | string;
}

/** Every generated file. */
export const generators: Generator[] = [
  {
    path: 'packages/contract/openapi.json',
    make: async () => `${JSON.stringify(await openApiDocument(), null, 2)}\n`,
  },
  { path: 'packages/server/src/platform/problem-table.ts', make: problemTable },
  { path: 'docs/reference/configuration.md', make: configurationPage },
  { path: 'docs/reference/events.md', make: eventsPage },
  { path: 'docs/reference/cli.md', make: cliPage },
  { path: 'docs/reference/cli-exit-codes.md', make: cliExitCodesPage },
];
