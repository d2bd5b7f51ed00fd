import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { retryingFetch, type Patience } from './retrying-fetch.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A server that takes connections and never says a word. */
function asking(patience: Patience, init?: RequestInit) {
  const asked: string[] = [];
  const silent: typeof fetch = (url, given) => {
    asked.push(String(url));
    return new Promise((_done, fail) => {
      given?.signal?.addEventListener('abort', () => fail(given.signal?.reason as Error));
    });
  };
  const stop = new AbortController();
  const ask = retryingFetch({ fetch: silent, signal: stop.signal, patience });
  const ended = ask('http://127.0.0.1/api/v1/account', init).then(
    () => 'answered',
    (error: Error & { cause?: { code: string } }) => error.cause?.code ?? error.name,
  );
  return { asked, ended, stop };
}

it('gives up on a silent server after some seconds, once, so that an incident can be shown', async () => {
  const { asked, ended } = asking('short');
  await vi.advanceTimersByTimeAsync(10_000);
  expect([await ended, asked.length]).toEqual(['no answer within 10 seconds', 1]);
});

it('waits longer for what changes something, and for uploads as long as they take', async () => {
  const change = asking('short', { method: 'POST', body: '{}' });
  const upload = asking('long', { method: 'PUT', body: 'x' });
  await vi.advanceTimersByTimeAsync(30_000);
  expect(await change.ended).toBe('no answer within 30 seconds');
  await vi.advanceTimersByTimeAsync(600_000);
  upload.stop.abort();
  expect([await upload.ended, upload.asked.length]).toEqual(['AbortError', 1]);
});
