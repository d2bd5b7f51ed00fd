import { readFileSync } from 'node:fs';

/** The version of this package; the package file lies one level up, from source and when built. */
export const version: string = (
  JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }
).version;
