import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const MARK = /^---\nsource: ([0-9a-f]{16})\n---\n/;
/** Read by customers, so written in both languages; what only contributors read is in English. */
const BOTH = 'docs/{tutorials,how-to}/*.md';
const FOR_CONTRIBUTORS = new Set(['docs/how-to/add-a-page.md']);

/**
 * Every page for customers has a French one, whose front matter holds the digest of the English text that it was
 * written after. `node scripts/check-french-docs.ts --written PAGE…` notes that these pages say the same again.
 */
const faults: string[] = [];
const written = process.argv[2] === '--written' ? process.argv.slice(3) : [];

function digestOf(english: string): string {
  const text = readFileSync(english, 'utf8').replaceAll(/\s+/g, ' ').trim();
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

function frenchOf(english: string): string {
  return join('docs/fr', english.slice('docs/'.length)).replaceAll('\\', '/');
}

for (const page of written) {
  const english = page.replace(/^docs\/fr\//, 'docs/');
  const french = frenchOf(english);
  const text = readFileSync(french, 'utf8').replace(MARK, '');
  writeFileSync(french, `---\nsource: ${digestOf(english)}\n---\n${text}`);
}
const pages = globSync(BOTH).map((path) => path.replaceAll('\\', '/'));
for (const english of pages.filter((path) => !FOR_CONTRIBUTORS.has(path))) {
  const french = frenchOf(english);
  if (!existsSync(french)) faults.push(`${french} is missing: write it after ${english}`);
  else if (MARK.exec(readFileSync(french, 'utf8'))?.[1] !== digestOf(english))
    faults.push(
      `${french} lags behind ${english}: bring it up to date, then run node scripts/check-french-docs.ts --written ${french}`,
    );
}
for (const french of globSync('docs/fr/**/*.md').map((path) => path.replaceAll('\\', '/'))) {
  if (!existsSync(french.replace('docs/fr/', 'docs/')))
    faults.push(`${french} has no English page: delete it`);
}
if (faults.length > 0) console.error(faults.join('\n'));
process.exitCode = faults.length === 0 ? 0 : 1;
