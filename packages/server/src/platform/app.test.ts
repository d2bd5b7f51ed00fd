import { Hono } from 'hono';
import { expect, test } from 'vitest';
import type { Platform } from '../context.ts';
import { fakeClock } from '../testing/fake-clock.ts';
import { buildApp } from './app.ts';
import type { AppEnv, Part } from './part.ts';
import { Problem } from './problem.ts';
import { openTelemetry } from './telemetry.ts';

function appOf(part: Omit<Part, 'name'>): { ask: (path: string) => Promise<Response>; logged: unknown[] } {
  const logged: unknown[] = [];
  const note = (fields: unknown, text: string): unknown => logged.push([fields, text]);
  const log = { info: note, error: note, warn: note };
  const platform = {
    clock: fakeClock(),
    log,
    config: { roles: ['web'], trustProxy: 0 },
  } as unknown as Platform;
  const app = buildApp(platform, [{ name: 'test', ...part }], openTelemetry(), () => undefined);
  return { ask: async (path) => app.request(path), logged };
}

test('an error that nobody foresaw says nothing outside, and everything to the log', async () => {
  const { ask, logged } = appOf({
    routes: (app) =>
      void app.get('/x', () => {
        throw new Error('hunter2 in the details');
      }),
  });
  const answer = await ask('/x');
  const body = await answer.text();
  expect(answer.status).toBe(500);
  expect(body).not.toContain('hunter2');
  expect(JSON.parse(body)).toMatchObject({ code: 'internal', requestId: answer.headers.get('x-request-id') });
  expect(logged).toContainEqual([
    { err: expect.objectContaining({ message: 'hunter2 in the details' }), requestId: expect.any(String) },
    'a request failed',
  ]);
});

test('a problem inside another error is what the caller sees', async () => {
  const problem = new Problem('unavailable', 'Later.', { retryAfterSeconds: 7, hint: 'x' });
  const { ask } = appOf({
    routes: (app) =>
      void app.get('/x', () => {
        throw new Error('wrapped', { cause: problem });
      }),
  });
  const answer = await ask('/x');
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '7']);
  expect(await answer.json()).toMatchObject({ code: 'unavailable', detail: 'Later.', hint: 'x' });
});

test('the first part that knows who asks decides, and one log line tells the request', async () => {
  const who = { kind: 'account', accountId: 'acc_1', accessKeyId: null } as never;
  const { ask, logged } = appOf({
    actor: async () => who,
    routes: (app) => void app.get('/me', (c) => c.json(c.get('ctx').actor)),
  });
  expect(await (await ask('/me?token=hunter2')).json()).toMatchObject({ accountId: 'acc_1' });
  expect(logged).toEqual([
    [expect.objectContaining({ path: '/me?token=[hidden]', status: 200, accountId: 'acc_1' }), 'request'],
  ]);
});

test('routes of a role that this process does not have are not there', async () => {
  const { ask } = appOf({ role: 'device', routes: (app) => void app.get('/x', (c) => c.text('no')) });
  expect((await ask('/x')).status).toBe(404);
});

test('a part may bring an application with errors of its own', async () => {
  const own = new Hono<AppEnv>();
  own.get('/x', () => {
    throw new Error('x');
  });
  own.onError((_error, c) => c.text('own words', 418 as never));
  const { ask } = appOf({ routes: (app) => void app.route('/wire', own) });
  expect(await (await ask('/wire/x')).text()).toBe('own words');
});

test('an unknown address is told as a problem', async () => {
  const answer = await appOf({}).ask('/nothing/here');
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect(await answer.json()).toMatchObject({ code: 'not-found', type: '/problems/not-found', status: 404 });
});
