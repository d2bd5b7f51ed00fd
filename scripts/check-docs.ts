import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { headingSlug } from '../packages/server/src/site/heading-slug.ts';

/** Every path and link that the documents name must exist. */
const faults: string[] = [];
const documents = globSync(['*.md', 'docs/**/*.md', 'packages/*/*.md', 'bench/*.md', 'e2e/*.md']);

function headings(text: string): Set<string> {
  return new Set(text.matchAll(/^#+ (.+)$/gm).map(([, title = '']) => headingSlug(title)));
}

function checkLinks(document: string, text: string): void {
  for (const [, link = ''] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
    if (/^[a-z]+:/.test(link)) continue;
    const [path = '', anchor] = link.split('#');
    const target = path === '' ? document : normalize(join(dirname(document), path));
    if (!existsSync(target)) faults.push(`${document}: the link ${link} points nowhere`);
    else if (anchor && target.endsWith('.md') && !headings(readFileSync(target, 'utf8')).has(anchor))
      faults.push(`${document}: ${link} names no heading`);
  }
}

function checkPaths(document: string, text: string): void {
  for (const [, path = ''] of text.matchAll(/`((?:packages|docs|scripts|e2e|bench)\/[A-Za-z0-9_./-]+)`/g)) {
    if (!existsSync(path)) faults.push(`${document}: ${path} does not exist`);
  }
  const scripts = JSON.parse(readFileSync('package.json', 'utf8')).scripts as Record<string, string>;
  for (const [, name = ''] of text.matchAll(/npm run (?:-s )?([a-z][a-z:-]*)/g)) {
    if (!(name in scripts)) faults.push(`${document}: npm run ${name} is no script of package.json`);
  }
}

for (const document of documents) {
  if (document.includes('node_modules')) continue;
  const text = readFileSync(document, 'utf8');
  checkLinks(document, text);
  checkPaths(document, text);
}
const agents = existsSync('AGENTS.md') ? readFileSync('AGENTS.md', 'utf8').split('\n').length : 0;
if (agents > 120) faults.push(`AGENTS.md has ${agents} lines; 120 is the most`);
if (faults.length > 0) console.error(faults.join('\n'));
process.exitCode = faults.length === 0 ? 0 : 1;
