import { readFile, stat } from 'node:fs/promises';
import { glob } from 'node:fs/promises';
import { join } from 'node:path';

const SOURCES = '**/*.{js,jsx,ts,tsx,mjs,cjs}';
const SKIPPED = new Set([
  'node_modules',
  'ios',
  'android',
  'windows',
  'macos',
  'dist',
  'build',
  'coverage',
  'vendor',
  'Pods',
]);
const MOST_BYTES = 1_000_000;

/** Where the app tells the SDK that it started well. */
export interface ReadinessCall {
  file: string;
  call: string;
}

/**
 * Looks for the call without which the SDK takes every update back at the next start: `notifyAppReady()`, `sync()`,
 * or the `codePush` wrapper, in files that import the SDK.
 */
export async function findReadinessCall(root: string, sdk: string): Promise<ReadinessCall | null> {
  const files = glob(SOURCES, {
    cwd: root,
    exclude: (name) => SKIPPED.has(name) || (name.startsWith('.') && name.length > 1),
  });
  for await (const file of files) {
    const call = await callIn(join(root, file), sdk);
    if (call) return { file: file.replaceAll('\\', '/'), call };
  }
  return null;
}

async function callIn(file: string, sdk: string): Promise<string | null> {
  const found = await stat(file).catch(() => null);
  if (!found?.isFile() || found.size > MOST_BYTES) return null;
  return readinessCallIn(await readFile(file, 'utf8'), sdk);
}

/** The readiness call in a source text that imports the SDK; null when there is none. */
export function readinessCallIn(source: string, sdk: string): string | null {
  if (!source.includes(sdk)) return null;
  const code = source.replace(/\/\*[\s\S]*?\*\/|(^|[^:'"])\/\/[^\n]*/g, '$1');
  const safe = sdk.replaceAll('/', '\\/').replaceAll('.', '\\.');
  const name =
    new RegExp(`import\\s+(?:\\*\\s+as\\s+)?(\\w+)[^;]*?from\\s*['"]${safe}['"]`).exec(code)?.[1] ??
    new RegExp(`(\\w+)\\s*=\\s*require\\(\\s*['"]${safe}['"]`).exec(code)?.[1];
  if (/\bnotifyAppReady\s*\(/.test(code)) return 'notifyAppReady()';
  if (!name) return null;
  if (new RegExp(`\\b${name}\\s*\\.\\s*sync\\s*\\(`).test(code)) return `${name}.sync()`;
  if (new RegExp(`\\b${name}\\s*\\(|@${name}\\b`).test(code)) return `the ${name} wrapper`;
  return null;
}
