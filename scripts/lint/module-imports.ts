import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { isTest, moduleOf, pathOf, type Node, type Rule } from './rule.ts';

const allowed: Record<string, string[]> = JSON.parse(
  readFileSync('packages/server/src/modules.json', 'utf8'),
);
const PACKAGES: Record<string, RegExp> = {
  contract: /^@codepushgo\/(bundle|server)|^codepushgo$/,
  bundle: /^@codepushgo\/|^codepushgo$/,
  server: /^codepushgo$/,
  web: /^@codepushgo\/(bundle|server)|^codepushgo$/,
  cli: /^@codepushgo\/(server|web)/,
};
const KIT = 'packages/web/src/ui/';

function fault(path: string, source: string, isTypeOnly: boolean): string | null {
  const owner = /^packages\/([^/]+)\/src\//.exec(path)?.[1];
  if (owner && PACKAGES[owner]?.test(source))
    return `packages/${owner} may not import ${source}; see ARCHITECTURE.md.`;
  const target = source.startsWith('.') ? normalize(join(dirname(path), source)) : '';
  const targetPackage = /^packages\/([^/]+)\//.exec(target)?.[1];
  if (owner && targetPackage && targetPackage !== owner)
    return `Import the package by its name, not by a path into packages/${targetPackage}.`;
  if (owner === 'web' && source === '@codepushgo/contract' && !isTypeOnly)
    return 'Import types alone from the contract: its schemas are not part of the console.';
  if (path.startsWith(KIT) && target.startsWith('packages/web/src/') && !target.startsWith(KIT))
    return 'The kit in ui/ knows no page and no product; what it shows comes in by props.';
  return owner === 'server' ? serverFault(path, source, moduleOf(target)) : null;
}

function serverFault(path: string, source: string, deep: string | null): string | null {
  const from = moduleOf(path);
  if (deep && deep !== from && path !== 'packages/server/src/schema.ts')
    return `Import #${deep}, not a file inside it.`;
  if (path.startsWith('packages/server/src/platform/') && (deep || source.startsWith('#')))
    return 'The platform imports no module.';
  const name = source.startsWith('#') ? source.slice(1) : null;
  if (from && name && !allowed[from]?.includes(name))
    return `modules.json does not let ${from} import ${name}.`;
  return null;
}

/** Who may import whom: packages by ARCHITECTURE.md, server modules by modules.json. */
export const moduleImports: Rule = {
  create(context) {
    const path = pathOf(context);
    if (isTest(path)) return {};
    const check = (node: Node): void => {
      const isTypeOnly = node.importKind === 'type';
      const message =
        typeof node.source?.value === 'string' ? fault(path, node.source.value, isTypeOnly) : null;
      if (message) context.report({ node, message });
    };
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
    };
  },
};
