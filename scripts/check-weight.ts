import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildConsole } from '../packages/web/build-console.ts';

const DIST = 'packages/web/dist';
const MOST_BYTES = 200_000;
/** The pages that people see first. */
const FIRST = ['organisations/organisations-page.tsx', 'organisations/organisation-page.tsx'];

interface Chunk {
  file: string;
  css?: string[];
  imports?: string[];
  dynamicImports?: string[];
}

/** `npm run verify` refuses a console whose first page weighs too much, by the build's own figures. */
await buildConsole();
const manifest = JSON.parse(readFileSync(join(DIST, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>;

function filesOf(key: string, seen = new Set<string>()): Set<string> {
  const chunk = manifest[key];
  if (!chunk || seen.has(chunk.file)) return seen;
  for (const file of [chunk.file, ...(chunk.css ?? [])]) seen.add(file);
  for (const other of chunk.imports ?? []) filesOf(other, seen);
  return seen;
}

function sizeOf(file: string): number {
  try {
    return readFileSync(join(DIST, `${file}.gz`)).length;
  } catch {
    return readFileSync(join(DIST, file)).length;
  }
}

for (const page of FIRST) {
  const files = [...filesOf(`src/pages/${page}`, filesOf('index.html'))];
  const bytes = files.map(sizeOf).reduce((sum, size) => sum + size, 0);
  console.log(`${page}: ${Math.round(bytes / 1000)} kB in ${files.length} files, compressed with gzip`);
  if (bytes > MOST_BYTES) {
    console.error(`That is over ${MOST_BYTES / 1000} kB. Load with lazy() what few people need at once.`);
    process.exitCode = 1;
  }
}
