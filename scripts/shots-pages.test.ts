import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { shotPages } from './shots-pages.ts';

const source = ['routes', 'staff-routes']
  .map((name) => readFileSync(`packages/web/src/app/${name}.tsx`, 'utf8'))
  .join('');
const routes = [...source.matchAll(/\bpath: '([^']+)'/g)].map(([, path]) => path!);

/** The route that the console takes for an address: of those that fit, the one with the fewest placeholders. */
function routeOf(path: string): string | undefined {
  const parts = path.split('?', 1)[0]!.split('/');
  const fits = (route: string): boolean => {
    const steps = route.split('/');
    return steps.length === parts.length && steps.every((step, at) => step[0] === '$' || step === parts[at]);
  };
  const placeholders = (route: string): number => route.split('$').length;
  return routes.filter(fits).toSorted((a, b) => placeholders(a) - placeholders(b))[0];
}

const inConsole = shotPages.filter(({ isPublic }) => !isPublic);

test('every route of the console is pictured, and opened by the test of all pages', () => {
  const shown = new Set(inConsole.map(({ path }) => routeOf(path)));
  expect(routes.length).toBeGreaterThan(9);
  expect(routes.filter((route) => !shown.has(route))).toEqual([]);
});

test('every picture is of a page that exists, under a name of its own', () => {
  expect(inConsole.filter(({ path }) => !routeOf(path))).toEqual([]);
  const names = shotPages.map(({ name }) => name);
  expect(names).toEqual([...new Set(names)]);
});
