import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { rolldown } from 'rolldown';

// Makes main.js in `dist`, or in the folder given: the whole command line in one file, with everything it imports inside.
const here = import.meta.dirname;
const dist = resolve(process.argv[2] ?? join(here, 'dist'));
const bundle = await rolldown({
  input: join(here, 'src', 'main.ts'),
  platform: 'node',
  external: [/^node:/],
  logLevel: 'warn',
});
const { output } = await bundle.write({
  file: join(dist, 'main.js'),
  format: 'esm',
  codeSplitting: false,
  minify: false,
});
await bundle.close();

// What is inside keeps its licence: every package in the file is named with its text.
const modules = output.flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : []));
const folders = new Set(modules.map(packageFolder).filter((folder) => folder !== null));
const notices = [...folders].toSorted().map(noticeOf);
writeFileSync(join(dist, 'THIRD-PARTY-NOTICES.txt'), notices.join('\n\n----\n\n'));

function packageFolder(file: string): string | null {
  if (!file.includes(`${sep}node_modules${sep}`)) return null;
  for (let folder = dirname(file.replace(/^\0/, '')); folder !== dirname(folder); folder = dirname(folder)) {
    const own = join(folder, 'package.json');
    if (existsSync(own) && JSON.parse(readFileSync(own, 'utf8')).version !== undefined) return folder;
  }
  return null;
}

function noticeOf(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const names = ['LICENSE', 'LICENSE.md', 'LICENSE.txt', 'LICENCE', 'license', 'license.md', 'License.md'];
  const file = names.map((one) => join(folder, one)).find((one) => existsSync(one));
  const text = file ? readFileSync(file, 'utf8').trim() : `Licence: ${license}`;
  return `${name} ${version}\n\n${text}`;
}
