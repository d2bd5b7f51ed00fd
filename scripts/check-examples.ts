import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { prelude, statusPrelude } from './example-prelude.ts';
import { type Face, type FaceExport, readFaces } from './read-faces.ts';

/**
 * Every exported function of a face has an `@example`, and sources and examples compile: together, since examples
 * use nearly every source, and to check those once more would cost as much again.
 */
const faults: string[] = [];

/** Below the server, so that its `#module` imports resolve. */
const FOLDER = 'packages/server/.cache/examples';

/** What examples use from elsewhere. */
const FOREIGN: Record<string, string> = {
  createReadStream: 'node:fs',
  readFile: 'node:fs/promises',
  writeFile: 'node:fs/promises',
  and: 'drizzle-orm',
  eq: 'drizzle-orm',
  sql: 'drizzle-orm',
  z: 'zod',
  html: 'hono/html',
  quietSnapshot: '../../src/testing/snapshots.ts',
  Problem: '../../src/platform/problem.ts',
};

interface Example {
  file: string;
  name: string;
  /** The line of the source on which the text begins, from 1. */
  line: number;
  text: string;
}

function examplesOf({ file, name, doc, docLine }: FaceExport): Example[] {
  const examples: Example[] = [];
  let open: Example | null = null;
  for (const [index, raw] of doc.split('\n').entries()) {
    const line = raw.replace(/^\s*(?:\/\*\*|\*\/|\*) ?/, '').replace(/\s*\*\/\s*$/, '');
    const [, tag, rest = ''] = /^@(\w+)\s*(.*)$/.exec(line) ?? [];
    if (tag !== undefined) open = null;
    if (tag === 'example') examples.push((open = { file, name, line: docLine + index, text: rest }));
    else if (open) open.text += line.startsWith('```') ? '\n' : `\n${line}`;
  }
  return examples;
}

/** The status service knows nothing of the platform's modules, and the other way round; some names mean two things. */
const isStatus = ({ specifier }: Face): boolean => /^#status(-|$)/.test(specifier);
const declaredIn = (text: string): [name: string, declaration: string][] =>
  [...text.matchAll(/^declare const (\w+):.*$/gm)].map(([declaration, name]) => [name!, declaration]);
const platformNames = new Map(declaredIn(prelude));
const statusNames = new Map([...platformNames, ...declaredIn(statusPrelude)]);

/** What an example names without saying where it comes from, in one line. */
function headOf(text: string, own: Face, faces: Face[]): string {
  const family = faces.filter((face) => isStatus(face) === isStatus(own));
  const declared = isStatus(own) ? statusNames : platformNames;
  const code = text.replace(/'[^'\n]*'|"[^"\n]*"|\/\/.*$/gm, '');
  const used = new Set(code.matchAll(/(?<!(?<!\.\.)\.|\w)[A-Za-z_]\w*(?!\w|:)/g).map(([word]) => word));
  const lines = [...used].map((word) => {
    const exportsIt = ({ exports }: Face): boolean => exports.some(({ name }) => name === word);
    const others = declared.has(word) ? [] : [...family, ...faces];
    const from = [own, ...others].find(exportsIt)?.specifier ?? FOREIGN[word];
    return from === undefined ? (declared.get(word) ?? '') : `import { ${word} } from '${from}';`;
  });
  return lines.filter(Boolean).join(' ');
}

/** Writes one module for each example: two lines, then its text, so that lines can be told from each other. */
function writeModules(faces: Face[]): Map<string, Example> {
  const modules = new Map<string, Example>();
  for (const face of faces) {
    for (const example of face.exports.flatMap(examplesOf)) {
      const name = `example-${modules.size}.ts`;
      const head = headOf(example.text, face, faces);
      const text = `export {}; ${head}\nasync function example() {\n${example.text}\n}\nvoid example;\n`;
      writeFileSync(join(FOLDER, name), text);
      modules.set(name, example);
    }
  }
  return modules;
}

function writeProject(): void {
  const { include, exclude } = JSON.parse(readFileSync('tsconfig.json', 'utf8')) as Record<string, string[]>;
  const fromHere = (path: string): string => (path.startsWith('**') ? path : `../../../../${path}`);
  const project = {
    extends: '../../../../tsconfig.json',
    compilerOptions: { tsBuildInfoFile: '../examples.tsbuildinfo' },
    include: ['.', ...include!.map(fromHere)],
    exclude: exclude!.map(fromHere),
  };
  writeFileSync(join(FOLDER, 'tsconfig.json'), JSON.stringify(project, null, 2));
}

// An example shows a call; what it does with the answer is left to the reader.
const UNUSED = /error TS(?:6133|6192|6196|6198|7027):/;

/** What the compiler says of the sources as it says it, of an example at its place in its source. */
function compile(modules: Map<string, Example>): void {
  const done = spawnSync('node_modules/.bin/tsc', ['-p', FOLDER, '--pretty', 'false', '--checkers', '1'], {
    encoding: 'utf8',
  });
  if (done.error) faults.push(`tsc did not run: ${done.error.message}`);
  if (done.signal) faults.push(`tsc was ended by ${done.signal}`);
  for (const message of (done.stdout ?? '').split('\n').filter(Boolean)) {
    const [, place = '', line, what] = /^(.*?)\((\d+),\d+\): error (.*)$/.exec(message) ?? [];
    const example = place.includes('.cache/examples/')
      ? modules.get(place.split('/').at(-1) ?? '')
      : undefined;
    if (!example) faults.push(message);
    else if (!UNUSED.test(message))
      faults.push(`${example.file}:${example.line + Number(line) - 3}: example of ${example.name}: ${what}`);
  }
}

const faces = readFaces();
for (const { specifier, exports } of faces) {
  if (exports.length === 0) faults.push(`${specifier} exports nothing that can be read`);
  for (const found of exports) {
    if (found.kind === 'function' && !/@example\b/.test(found.doc))
      faults.push(`${found.file}: ${found.name} of ${specifier} has no @example`);
  }
}
rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
const modules = writeModules(faces);
writeProject();
compile(modules);

for (const fault of faults) console.error(fault);
console.log(`${modules.size} examples of ${faces.length} faces, ${faults.length} faults`);
process.exitCode = faults.length === 0 ? 0 : 1;
