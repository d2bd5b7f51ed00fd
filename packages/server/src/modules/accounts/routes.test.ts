import { ApiProblem, createClient } from '@codepushgo/contract/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeAccount } from '../../testing/factories.ts';
import { makeServer, type TestServer } from '../../testing/make-server.ts';

let server: TestServer;
beforeAll(async () => void (server = await makeServer()));
afterAll(() => server.stop());

test('one changes one’s own name and language', async () => {
  const { accessKey } = await makeAccount(server);
  const { accounts } = createClient({ serverUrl: server.url, accessKey });
  expect(await accounts.updateMe({ name: ' Zoë ', language: 'fr' })).toMatchObject({
    name: 'Zoë',
    language: 'fr',
  });
  const refusal = await accounts.updateMe({ name: ' ' }).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(ApiProblem);
  expect((refusal as ApiProblem).problem.code).toBe('invalid-input');
});
