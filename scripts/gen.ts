import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { generators } from './generators.ts';

/** Writes every generated file, or with `--check` only says which differ from what the source gives. */
const isCheck = process.argv.includes('--check');
const stale: string[] = [];
for (const { path, make } of generators) {
  const text = await make();
  const before = existsSync(path) ? readFileSync(path, 'utf8') : '';
  if (before === text) continue;
  if (isCheck) stale.push(path);
  else writeFileSync(path, text);
}
if (stale.length > 0) {
  console.error(`These files are generated and out of date: ${stale.join(', ')}. Run "npm run gen".`);
  process.exitCode = 1;
}
