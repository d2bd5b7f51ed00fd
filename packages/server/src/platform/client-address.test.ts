import { expect, test } from 'vitest';
import { clientAddress } from './client-address.ts';

const from = (remoteAddress: string, forwarded?: string) =>
  ({ socket: { remoteAddress }, headers: { 'x-forwarded-for': forwarded } }) as unknown as Parameters<
    typeof clientAddress
  >[0];

test.each([
  ['no proxy: the header is not believed', from('::ffff:9.9.9.9', '1.1.1.1'), 0, '9.9.9.9'],
  ['one proxy: what it appended', from('10.0.0.1', '6.6.6.6, 1.1.1.1'), 1, '1.1.1.1'],
  ['two proxies', from('10.0.0.1', '6.6.6.6, 1.1.1.1, 10.0.0.2'), 2, '1.1.1.1'],
  ['fewer entries than proxies', from('10.0.0.1', '1.1.1.1'), 3, '1.1.1.1'],
  ['a proxy that appended nothing', from('10.0.0.1'), 1, '10.0.0.1'],
])('%s', (_name, request, proxies, expected) => {
  expect(clientAddress(request, proxies)).toBe(expected);
});
