import type { Plugin } from 'vite';

const NAME = '\0plain-contract';

/**
 * Puts the contract into the bundle as addresses and methods alone. The client needs no more; the schemas, and the
 * library that they are made with, would weigh more than the console.
 */
export function plainContract(): Plugin {
  return {
    name: 'plain-contract',
    enforce: 'pre',
    resolveId: (source, importer) =>
      source === './index.ts' && importer?.endsWith('/contract/src/client.ts') ? NAME : null,
    load: async (id) => {
      if (id !== NAME) return null;
      const { contract } = await import('@codepushgo/contract');
      return `export const contract = ${JSON.stringify(plain(contract))};`;
    },
  };
}

function plain(part: unknown): unknown {
  if (typeof part !== 'object' || part === null) return part;
  if ('~orpc' in part) {
    const { method, path, inputStructure, outputStructure } = (part['~orpc'] as { route: Route }).route;
    return { '~orpc': { route: { method, path, inputStructure, outputStructure }, errorMap: {}, meta: {} } };
  }
  return Object.fromEntries(Object.entries(part).map(([name, value]) => [name, plain(value)]));
}

type Route = Record<'method' | 'path' | 'inputStructure' | 'outputStructure', string | undefined>;
