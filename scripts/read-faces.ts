import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Something with a value that a face exports. */
export interface FaceExport {
  name: string;
  /** Where it is declared. */
  file: string;
  kind: 'function' | 'const' | 'class';
  /** The comment directly before it, or empty text. */
  doc: string;
  /** The line on which the comment begins, from 1. */
  docLine: number;
}

/** What a package or a module of the server shows to others. */
export interface Face {
  specifier: string;
  exports: FaceExport[];
}

const DECLARED = /(\/\*\*(?:(?!\*\/)[\s\S])*\*\/\n)?^export (?:async )?(function|const|class)\*? (\w+)/gm;

function declarations(file: string): FaceExport[] {
  const text = readFileSync(file, 'utf8');
  const found = text.matchAll(DECLARED).map(({ 1: doc = '', 2: kind, 3: name = '', index }) => ({
    name,
    file,
    kind: kind as FaceExport['kind'],
    doc,
    docLine: text.slice(0, index).split('\n').length,
  }));
  // Of an overloaded function the first declaration is the one with the comment.
  return [...found].filter(({ name }, at, all) => all.findIndex((other) => other.name === name) === at);
}

function readFace(specifier: string, index: string): Face {
  const text = readFileSync(index, 'utf8');
  const exports = declarations(index);
  for (const [, names, from = ''] of text.matchAll(/^export (?:\*|\{([^}]*)\}) from '(\.[^']+)';$/gm)) {
    const declared = declarations(join(dirname(index), from));
    const values = names?.split(',').map((name) => name.trim());
    const wanted = values?.filter((name) => name !== '' && !name.startsWith('type '));
    const missing = wanted?.find((name) => !declared.some((found) => found.name === name));
    if (missing) throw new Error(`${index}: ${missing} is not declared in ${from} in a way that can be read`);
    exports.push(...declared.filter(({ name }) => wanted === undefined || wanted.includes(name)));
  }
  return { specifier, exports };
}

/** Reads the faces of the server's modules, of the packages, and what they export. */
export function readFaces(): Face[] {
  const { imports } = JSON.parse(readFileSync('packages/server/package.json', 'utf8')) as {
    imports: Record<string, string>;
  };
  return [
    ...Object.entries(imports).map(([name, path]) => readFace(name, join('packages/server', path))),
    readFace('@codepushgo/contract', 'packages/contract/src/index.ts'),
    readFace('@codepushgo/contract/client', 'packages/contract/src/client.ts'),
    readFace('@codepushgo/bundle', 'packages/bundle/src/index.ts'),
  ];
}
