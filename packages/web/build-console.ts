import { createHash } from 'node:crypto';
import { mkdirSync, globSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const HERE = import.meta.dirname;
const TOP = resolve(HERE, '../..');
const DIST = join(HERE, 'dist');
const SOURCES = [
  'packages/web/{src,public}/**/*',
  'packages/web/*.{css,html,json}',
  'packages/web/{vite.config,build-console,plain-contract}.ts',
  'packages/contract/src/**/*',
  'package-lock.json',
];
const LONGEST_WAIT_MS = 300_000;
const LEAST_TO_PACK = 1000;

/**
 * Builds the console into `dist` unless it stands there already for exactly these sources. Several processes may call
 * this at once: one builds, the others wait for it.
 */
export async function buildConsole(): Promise<'built' | 'fresh'> {
  const sources = hashSources();
  if (isFresh(sources)) return 'fresh';
  const release = waitForTurn();
  try {
    if (isFresh(sources)) return 'fresh';
    await build(sources);
    return 'built';
  } finally {
    release();
  }
}

/** A digest of everything that the build is made of, tests left out. */
function hashSources(): string {
  const hash = createHash('sha256');
  const files = globSync(SOURCES, { cwd: TOP }).filter((path) => !/\.test\.tsx?$/.test(path));
  for (const path of files.toSorted()) {
    if (statSync(join(TOP, path)).isFile())
      hash
        .update(path)
        .update('\0')
        .update(readFileSync(join(TOP, path)));
  }
  return hash.digest('hex');
}

function isFresh(sources: string): boolean {
  try {
    return readFileSync(join(DIST, 'sources.txt'), 'utf8') === sources;
  } catch {
    return false;
  }
}

// The database's lock ends with the process that holds it, however that ends.
function waitForTurn(): () => void {
  const folder = join(TOP, '.cache');
  mkdirSync(folder, { recursive: true });
  const lock = new DatabaseSync(join(folder, 'console-build.lock'), { timeout: LONGEST_WAIT_MS });
  lock.exec('BEGIN EXCLUSIVE');
  return () => lock.close();
}

async function build(sources: string): Promise<void> {
  const fresh = join(HERE, 'dist-next');
  // Loaded only now: where the console is built already, its tools need not be installed.
  const vite = await import('vite');
  // Vite would build for tests where tests ask for the console.
  process.env['NODE_ENV'] = 'production';
  await vite.build({
    root: HERE,
    configFile: join(HERE, 'vite.config.ts'),
    logLevel: 'warn',
    build: { outDir: fresh, emptyOutDir: true },
  });
  for (const name of globSync('assets/*', { cwd: fresh })) pack(join(fresh, name));
  writeFileSync(join(fresh, 'sources.txt'), sources);
  rmSync(join(HERE, 'dist-last'), { recursive: true, force: true });
  if (statSync(DIST, { throwIfNoEntry: false })) renameSync(DIST, join(HERE, 'dist-last'));
  renameSync(fresh, DIST);
  rmSync(join(HERE, 'dist-last'), { recursive: true, force: true });
}

/** Lays the compressed forms beside a file, so that no request waits for them. */
function pack(path: string): void {
  const bytes = readFileSync(path);
  if (bytes.length < LEAST_TO_PACK) return;
  const size = { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params: size }));
  writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
}
