import { expect, test } from 'vitest';
import { decodePart, matchRoute, pathParts } from './wire-route.ts';

const routes = [
  { method: 'GET', path: '/apps' },
  { method: 'GET', path: '/apps/:app' },
  { method: 'POST', path: '/apps/:app/deployments/:deployment/rollback' },
  { method: 'POST', path: '/apps/:app/deployments/:deployment/rollback/:label' },
];
const match = (method: string, path: string) => matchRoute(routes, method, pathParts(path));

test('matches literal parts in any case, with and without a slash at the end', () => {
  for (const path of ['/apps', '/APPS', '/Apps/']) expect(match('GET', path)?.route).toBe(routes[0]);
  expect(match('GET', '/aPPs/Shop/')?.params).toEqual({ app: 'Shop' });
  expect(match('HEAD', '/apps')?.route).toBe(routes[0]);
});

test('keeps the case of names and decodes them, also where the encoding is wrong', () => {
  expect(match('GET', '/apps/o%40x.y%3AMy%20App')?.params).toEqual({ app: 'o@x.y:My App' });
  expect(match('GET', '/apps/100%')?.params).toEqual({ app: '100%' });
  expect(decodePart('%E0%A4%A')).toBe('%E0%A4%A');
});

test('knows no other method, length or empty name', () => {
  expect(match('PUT', '/apps')).toBeUndefined();
  expect(match('GET', '/apps/a/b')).toBeUndefined();
  expect(match('GET', '/apps//')).toBeUndefined();
  expect(match('POST', '/apps/a/deployments//rollback')).toBeUndefined();
  expect(match('POST', '/apps/a/deployments/d/rollback/v1')?.params.label).toBe('v1');
});
