import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, posix, resolve } from 'node:path';
import type { Language } from '../platform/language.ts';
import { renderMarkdown, type Rendered } from './render-markdown.ts';

const FOLDER = resolve(import.meta.dirname, '../../../../docs');
const SECTIONS = ['tutorials', 'how-to', 'reference', 'explanation', 'project'] as const;

/** The kinds of documents, in the order in which they are shown; `project` is for those who change the software. */
export type Section = (typeof SECTIONS)[number];

/** A document of `docs/` in one language. */
export interface Doc extends Rendered {
  /** Without language and ending, such as `how-to/sign-releases`. */
  path: string;
  section: Section;
  /** The languages in which it is written. */
  languages: Language[];
}

type Library = Map<string, Doc>;
const libraries = new Map<Language, Library>();

/** All documents for readers of a language, by section, those first that `docs/llms.txt` names first. */
export function docsBySection(language: Language): [Section, Doc[]][] {
  const all = [...libraryOf(language).values()];
  return SECTIONS.map((section) => [section, all.filter((doc) => doc.section === section)]);
}

/** One document, in the language of the reader where it is written in it, otherwise in English. */
export function findDoc(path: string, language: Language): Doc | undefined {
  return libraryOf(language).get(path);
}

function libraryOf(language: Language): Library {
  const known = libraries.get(language);
  if (known) return known;
  const paths = docPaths();
  const order = [...readFileSync(join(FOLDER, 'llms.txt'), 'utf8').matchAll(/\]\(([^)]+)\.md\)/g)].map(
    ([, path]) => path,
  );
  const rank = (path: string): number => (order.indexOf(path) + order.length + 1) % (order.length + 1);
  const sorted = paths.toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  const library: Library = new Map(sorted.map((path) => [path, readDoc(path, language, new Set(paths))]));
  libraries.set(language, library);
  return library;
}

/** A document as it is written, for readers of a language. */
interface DocSource {
  path: string;
  section: Section;
  /** The language in which it is written. */
  written: Language;
  source: string;
}

/** All documents as they are written, for readers of a language. */
export function docSources(language: Language): DocSource[] {
  return docPaths().map((path) => ({ path, section: sectionOf(path), ...readSource(path, language) }));
}

let digest: string | undefined;

/** A digest of all documents in all languages. */
export function docsDigest(): string {
  digest ??= globSync('**/*.md', { cwd: FOLDER })
    .toSorted()
    .reduce(
      (hash, file) => hash.update(`${file}\0`).update(readFileSync(join(FOLDER, file))),
      createHash('sha256'),
    )
    .digest('hex');
  return digest;
}

function docPaths(): string[] {
  return globSync('**/*.md', { cwd: FOLDER })
    .map((file) => file.replaceAll('\\', '/').replace(/\.md$/, ''))
    .filter((path) => !path.startsWith('fr/'));
}

function readSource(
  path: string,
  language: Language,
): Pick<DocSource, 'written' | 'source'> & { isFrench: boolean } {
  const french = join(FOLDER, 'fr', `${path}.md`);
  const isFrench = existsSync(french);
  const written = language === 'fr' && isFrench ? 'fr' : 'en';
  const file = written === 'fr' ? french : join(FOLDER, `${path}.md`);
  return { written, isFrench, source: readFileSync(file, 'utf8').replace(/^---\n.*?\n---\n/s, '') };
}

function readDoc(path: string, language: Language, known: Set<string>): Doc {
  const { source, isFrench } = readSource(path, language);
  const rendered = renderMarkdown(source, (href) => addressOf(href, path, language, known));
  return { ...rendered, path, section: sectionOf(path), languages: isFrench ? ['en', 'fr'] : ['en'] };
}

function sectionOf(path: string): Section {
  if (path === 'how-to/add-a-page' || path === 'reference/proofs') return 'project';
  return SECTIONS.find((section) => path.startsWith(`${section}/`)) ?? 'project';
}

// French documents lie one folder deeper and link to English ones where there is no French one.
function addressOf(href: string, from: string, language: Language, known: Set<string>): string | undefined {
  if (/^(?:https?|mailto):|^#/.test(href)) return href;
  const [target = '', anchor] = href.split('#');
  const path = posix.join('/', posix.dirname(from), target).slice(1);
  if (path.endsWith('packages/contract/openapi.json')) return '/api/v1/openapi.json';
  const name = path.replace(/^fr\//, '').replace(/\.md$/, '');
  return known.has(name) ? `/${language}/docs/${name}${anchor ? `#${anchor}` : ''}` : undefined;
}
