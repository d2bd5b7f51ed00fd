import type { Account } from '@codepushgo/contract';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { shellTexts } from '../texts/shell.ts';
import { railItems } from './rail-items.ts';

const source = readFileSync(new URL('staff-routes.tsx', import.meta.url), 'utf8');
const paths = [...source.matchAll(/\bpath: '([^']+)'/g)].map(([, path]) => path!);

test('every page of the staff belongs to one line of the rail', () => {
  expect(paths.length).toBeGreaterThan(15);
  const items = railItems({}, { staff: 'operator' } as Account, shellTexts.en);
  const linesOf = (path: string): string[] =>
    items.filter((item) => item.isHere(path)).map(({ label }) => label);
  expect(paths.filter((path) => linesOf(path).length !== 1)).toEqual([]);
  expect(linesOf('/admin/availability')).toEqual(['Customers']);
});
