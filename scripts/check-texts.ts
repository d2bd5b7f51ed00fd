import { globSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';

const SRC = 'packages/web/src';

type Text = string | string[] | ((...given: never[]) => string);
type Catalogue = { [name: string]: Text | Catalogue };

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

function isPart(text: Text | Catalogue | undefined): text is Catalogue {
  return typeof text === 'object' && !Array.isArray(text);
}

function check(file: string, code: string, texts: Catalogue, above: string[]): void {
  for (const [name, text] of Object.entries(texts)) {
    const steps = [...above, name];
    if (isPart(text)) check(file, code, text, steps);
    else if (!isUsed(code, steps)) faults.push(`${file}: ${steps.join('.')} is used nowhere; delete it`);
    else if ([text].flat().includes('')) faults.push(`${file}: ${steps.join('.')} is empty`);
  }
}

/** The names that only one of two catalogues has. The compiler sees them, too, where `fr` has the type of `en`. */
function differing(one: Catalogue, other: Catalogue, above: string[]): string[] {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].flatMap((name) => {
    const [text, twin] = [one[name], other[name]];
    const steps = [...above, name];
    if (isPart(text) && isPart(twin)) return differing(text, twin, steps);
    return text === undefined || twin === undefined ? [steps.join('.')] : [];
  });
}

for (const file of globSync(join(SRC, 'texts/*.ts'))) {
  const users = sources.filter((code) => code.includes(`/texts/${basename(file)}'`)).join('\n');
  const exported = (await import(resolve(file))) as Record<string, Record<'en' | 'fr', Catalogue>>;
  for (const { en, fr } of Object.values(exported)) {
    check(file, users, en, []);
    check(file, users, fr, []);
    for (const name of differing(en, fr, [])) faults.push(`${file}: ${name} is there in one language only`);
  }
}
if (faults.length > 0) console.error([...new Set(faults)].join('\n'));
process.exitCode = faults.length === 0 ? 0 : 1;
