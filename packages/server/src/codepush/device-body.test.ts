import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeServer, type TestServer } from '../testing/make-server.ts';

let server: TestServer;
beforeAll(async () => void (server = await makeServer()));
afterAll(() => server.stop());

test('a report of any size beyond the limit is refused at once', async () => {
  for (const sizeBytes of [10 * 1024 + 1, 1024 * 1024, 8 * 1024 * 1024]) {
    const answer = await server.fetch('/reportStatus/deploy', {
      method: 'POST',
      body: 'x'.repeat(sizeBytes),
      // A server that never answers is a failure, not a hang.
      signal: AbortSignal.timeout(20_000),
    });
    expect([sizeBytes, answer.status]).toEqual([sizeBytes, 413]);
  }
});
