import { ApiProblem, createClient } from '@codepushgo/contract/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lastAudit, makeAccount } from '../../testing/factories.ts';
import { makeServer, type TestServer } from '../../testing/make-server.ts';

let server: TestServer;
beforeAll(async () => void (server = await makeServer()));
afterAll(() => server.stop());

test('one changes one’s own name, language, theme and zone', async () => {
  const { accessKey, accountId } = await makeAccount(server);
  const { accounts } = createClient({ serverUrl: server.url, accessKey });
  expect(await accounts.me()).toMatchObject({ theme: 'system', timeZone: null });
  const look = { theme: 'dark', timeZone: 'Europe/Paris' } as const;
  expect(await accounts.updateMe(look)).toMatchObject(look);
  expect(await lastAudit(server, accountId)).toMatchObject({
    action: 'account.updated',
    details: { changed: ['theme', 'timeZone'] },
  });
  expect(await accounts.updateMe({ timeZone: null })).toMatchObject({ theme: 'dark', timeZone: null });
  for (const timeZone of ['Europe/Atlantis', '+02:00', '']) {
    await expect(accounts.updateMe({ timeZone })).rejects.toMatchObject({
      problem: { code: 'invalid-input', errors: [{ pointer: '/timeZone' }] },
    });
  }
  expect(await accounts.updateMe({ name: ' Zoë ', language: 'fr' })).toMatchObject({
    name: 'Zoë',
    language: 'fr',
  });
  const refusal = await accounts.updateMe({ name: ' ' }).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(ApiProblem);
  expect((refusal as ApiProblem).problem.code).toBe('invalid-input');
});
