import { expect, test } from 'vitest';
import { fakeClock } from '../testing/fake-clock.ts';
import { checkSignedHead, signRequest, type SignedParts } from './signed-request.ts';

const key = 'k'.repeat(32);
const clock = fakeClock();
const parts: SignedParts = { method: 'POST', path: '/operator/v1/incidents?x=1', body: '{"a":1}' };
const seen = new Set<string>();
const keep = (signature: string): boolean => !seen.has(signature) && Boolean(seen.add(signature));
const check = (sent: SignedParts, headers: Record<string, string>, by = key): void =>
  checkSignedHead([by], sent, new Headers(headers), { clock, keep })(sent.body);

test('a signed request is taken once', () => {
  const headers = signRequest(key, parts, clock);
  check(parts, headers);
  expect(() => check(parts, headers)).toThrow('came before');
  check(parts, signRequest(key, parts, clock));
});

test('whatever is signed cannot be changed', () => {
  const headers = signRequest(key, parts, clock);
  const [stamp] = Object.values(headers);
  for (const changed of [{ method: 'PUT' }, { path: '/operator/v1/incidents?x=2' }, { body: '{"a":2}' }])
    expect(() => check({ ...parts, ...changed }, headers)).toThrow('signature is wrong');
  // A digest that fits another body is not the signed one either.
  const other = signRequest(key, { ...parts, body: '{"a":2}' }, clock)['x-codepushgo-content-sha256']!;
  const forged = { ...headers, 'x-codepushgo-content-sha256': other };
  expect(() => check({ ...parts, body: '{"a":2}' }, forged)).toThrow('signature is wrong');
  const later = {
    ...headers,
    'x-codepushgo-timestamp': stamp!.replace(/.$/, (digit) => String((Number(digit) + 1) % 10)),
  };
  expect(() => check(parts, later)).toThrow('signature is wrong');
  expect(() => check(parts, headers, 'q'.repeat(32))).toThrow('signature is wrong');
  expect(() => check(parts, {})).toThrow('not signed');
});

test('a signature lives for five minutes, also one from a clock that is ahead', () => {
  const headers = signRequest(key, parts, clock);
  clock.advance(300_001);
  expect(() => check(parts, headers)).toThrow('five minutes');
  const ahead = signRequest(key, parts, clock);
  clock.advance(-301_000);
  expect(() => check(parts, ahead)).toThrow('five minutes');
});
