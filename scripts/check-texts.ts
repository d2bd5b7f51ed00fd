import { globSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';

const SRC = 'packages/web/src';

type Catalogue = { [name: string]: string | ((...given: never[]) => string) | Catalogue };

/** Every text of the console's catalogues must be used where its catalogue is imported, and differ from no text. */
const faults: string[] = [];
const sources = globSync(`${SRC}/**/*.{ts,tsx}`)
  .filter((path) => !path.endsWith('.test.ts'))
  .map((path) => readFileSync(path, 'utf8'));

/** True when a piece of code says the name behind a dot or takes it apart, or takes any name of what it is in. */
function isUsed(code: string, steps: string[]): boolean {
  const name = steps.at(-1)!;
  if (new RegExp(`\\.${name}\\b|\\{[^{}]*\\b${name}\\b[^{}]*\\} = (?:useTexts|t\\b|\\w+Texts)`).test(code))
    return true;
  return steps.slice(0, -1).some((step) => new RegExp(`\\b${step}(?:\\)|\\])?\\[|\\b${step}[,)]`).test(code));
}

function check(file: string, code: string, texts: Catalogue, above: string[]): void {
  for (const [name, text] of Object.entries(texts)) {
    const steps = [...above, name];
    if (typeof text === 'object') check(file, code, text, steps);
    else if (!isUsed(code, steps)) faults.push(`${file}: ${steps.join('.')} is used nowhere; delete it`);
    else if (text === '') faults.push(`${file}: ${steps.join('.')} is empty`);
  }
}

for (const file of globSync(join(SRC, 'texts/*.ts'))) {
  const users = sources.filter((code) => code.includes(`/texts/${basename(file)}'`)).join('\n');
  const exported = (await import(resolve(file))) as Record<string, Record<'en' | 'fr', Catalogue>>;
  for (const { en, fr } of Object.values(exported)) {
    check(file, users, en, []);
    check(file, users, fr, []);
  }
}
if (faults.length > 0) console.error([...new Set(faults)].join('\n'));
process.exitCode = faults.length === 0 ? 0 : 1;
