import { afterAll, beforeAll, expect, test } from 'vitest';
import { openApiDocument } from './openapi.ts';
import { makeAccount } from './testing/factories.ts';
import { makeServer, type TestServer } from './testing/make-server.ts';

let server: TestServer;
let authorization: string;
beforeAll(async () => {
  server = await makeServer();
  authorization = `Bearer ${(await makeAccount(server)).accessKey}`;
});
afterAll(() => server.stop());

async function rename(contentType: string, body: string, more: Record<string, string> = {}) {
  const headers = { authorization, 'content-type': contentType, ...more };
  const answer = await server.fetch('/api/v1/account', { method: 'PATCH', headers, body });
  const json = (await answer.json()) as { name?: string; detail?: string };
  return { status: answer.status, type: answer.headers.get('content-type'), json };
}

test('a body that cannot be read is refused and changes nothing', async () => {
  const before = (await rename('application/json', '{}')).json;
  const faults: [string, string, number][] = [
    ['application/json', '{bad', 400],
    ['application/json', '[1]', 400],
    ['application/json', '"text"', 400],
    ['multipart/form-data; boundary=x', 'no part of it', 400],
    ['multipart/form-data', 'no boundary', 400],
    ['text/xml', '<name/>', 415],
    ['text/plain', '{"name":"x"}', 415],
    ['text/event-stream', 'data: {"name":"x"}\n\n', 415],
    ['application/jsonp', '{"name":"x"}', 415],
  ];
  for (const [type, body, status] of faults) {
    const answer = await rename(type, body);
    expect([type, body, answer.status]).toEqual([type, body, status]);
    expect(answer.type).toBe('application/problem+json');
    expect(answer.json.detail).not.toContain('our side');
  }
  expect((await rename('application/json', '{}')).json).toEqual(before);
});

test('a header that describes a file does not turn JSON into one', async () => {
  const answer = await rename('application/json; charset=utf-8', '{"name":"Zoe"}', {
    'content-disposition': 'attachment; filename=other',
  });
  expect([answer.status, answer.json.name]).toEqual([200, 'Zoe']);
});

test('a method that an address does not have is a problem too', async () => {
  for (const method of ['PUT', 'DELETE', 'OPTIONS']) {
    const answer = await server.fetch('/api/v1/account', { method, headers: { authorization } });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'application/problem+json']);
  }
});

test('the document declares every path parameter, the idempotency key and what is public', async () => {
  const { paths = {} } = await openApiDocument();
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    Object.values(item ?? {}).map((operation) => ({ path, ...(operation as Operation) })),
  );
  expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
  for (const { path, parameters = [], operationId } of operations) {
    const declared = parameters.filter((one) => one.in === 'path').map(({ name }) => name);
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect([operationId, declared.sort()]).toEqual([operationId, named.sort()]);
  }
  const takesKey = operations.filter(({ parameters = [] }) =>
    parameters.some(({ name }) => name === 'Idempotency-Key'),
  );
  expect(takesKey.map(({ operationId }) => operationId)).toContain('releases.create');
  const open = operations.filter(({ security }) => security?.length === 0);
  expect(open.map(({ operationId }) => operationId).sort()).toEqual([
    'accounts.pollDeviceLogin',
    'accounts.startDeviceLogin',
    'plans.get',
    'sla.get',
    'support.incidents',
    'support.searchDocs',
    'supportPolicy.get',
    'supportPolicy.getVersion',
  ]);
});

interface Operation {
  operationId: string;
  parameters?: { name: string; in: string }[];
  security?: unknown[];
}
