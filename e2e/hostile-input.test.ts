import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { besiege, type Besieged, type State } from './faults/besieged.ts';
import { answerOf, type Answer } from './faults/customer.ts';
import { MILLION, nested, nestedObjects, refusalOf } from './faults/refusal-of.ts';
import { samplePackage } from './faults/sample-package.ts';

// engine: postgres
// Bodies that nobody means well with, over HTTP at one server; see make-server.ts for the engines. Each gets a
// refusal of its own, nothing is stored, and the server goes on as before.

const MEMORY_MB = 700;

let server: Besieged;
let before: State;
beforeAll(async () => {
  server = await besiege({ UPLOAD_LIMIT_MB: '1', DIFF_PACKAGE_COUNT: '0' });
  before = await server.state();
});
afterAll(() => server.stop());

const JSON_TYPE = { 'content-type': 'application/json' };

/** Places that take a JSON body: how to send one there, and what they answer to a body beyond their limit. */
const places: Record<string, { limit: number; send(body: string): Promise<Answer> }> = {
  'our own API': {
    limit: 6 * 1024 * 1024,
    send: (body) => {
      const path = `/api/v1/organisations/${server.customer.org}/apps`;
      return answerOf(server.url + path, 'POST', body, { ...JSON_TYPE, ...bearer() });
    },
  },
  'the management wire': {
    limit: 10 * 1024,
    send: (body) => answerOf(`${server.url}/apps`, 'POST', body, { ...JSON_TYPE, ...bearer() }),
  },
  'the App Center surface': {
    limit: 10 * 1024,
    send: (body) => {
      const path = `/v0.1/orgs/${server.customer.org}/apps`;
      return answerOf(server.url + path, 'POST', body, { ...JSON_TYPE, ...bearer() });
    },
  },
  'reports of devices': {
    limit: 10 * 1024,
    send: (body) =>
      answerOf(`${server.url}/v0.1/public/codepush/report_status/deploy`, 'POST', body, JSON_TYPE),
  },
};

function bearer(): Record<string, string> {
  return { authorization: `Bearer ${server.customer.secret}` };
}

describe.each(Object.entries(places))('%s', (_name, { limit, send }) => {
  test('refuses a body that is too large', async () => {
    const body = JSON.stringify({ name: 'x', padding: 'x'.repeat(limit) });
    expect(refusalOf(await send(body))).toBe(413);
    expect(await server.state()).toEqual(before);
  });

  test('refuses what is not JSON', async () => {
    for (const body of ['{"name":', 'name=x', '<a/>', '\u0000', '{"name":"x"}}', 'NaN', '{"name":"\\u12"}'])
      expect([body, refusalOf(await send(body))]).toEqual([body, 400]);
    expect(await server.state()).toEqual(before);
  });

  test('refuses JSON of the wrong type', async () => {
    for (const body of ['[]', '"x"', '5', 'null', 'true', '{}', '[[{}]]'])
      expect([body, refusalOf(await send(body))]).toEqual([body, 400]);
    expect(await server.state()).toEqual(before);
  });

  test('refuses members of the wrong type', async () => {
    for (const wrong of ['{"a":1}', '["x"]', 'true', 'null', '""', '"a\\u0000b"']) {
      const members = ['name', 'deployment_key', 'app_version', 'status', 'display_name', 'os', 'platform'];
      const body = `{${members.map((member) => `"${member}":${wrong}`).join()}}`;
      expect([body, refusalOf(await send(body))]).toEqual([body, 400]);
    }
    expect(await server.state()).toEqual(before);
  });

  test('refuses deep nesting', async () => {
    const deep = [
      nested(4000),
      `{"name":${nested(4000)}}`,
      nestedObjects(1500),
      `{"name":${nestedObjects(1500)}}`,
    ];
    for (const body of deep) expect(refusalOf(await send(body))).toBe(400);
    for (const body of [nested(100_000), nestedObjects(100_000), `{"name":${nested(100_000)}}`])
      expect([400, 413]).toContain(refusalOf(await send(body)));
    expect(await server.state()).toEqual(before);
  });

  test('refuses a member of a million characters, and a hundred thousand members', async () => {
    expect([400, 413]).toContain(
      refusalOf(await send(JSON.stringify({ name: MILLION, deployment_key: MILLION }))),
    );
    const many = Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`member${index}`, index]));
    expect([400, 413]).toContain(refusalOf(await send(JSON.stringify(many))));
    expect(await server.state()).toEqual(before);
  });

  test('takes nothing over from a prototype', async () => {
    const body = '{"__proto__":{"name":"x","isAdmin":true},"constructor":{"prototype":{"name":"x"}}}';
    expect(refusalOf(await send(body))).toBe(400);
    expect(await server.state()).toEqual(before);
  });
});

test('our own API names members that it does not know', async () => {
  const path = `${server.url}/api/v1/organisations/${server.customer.org}/apps/Shop`;
  const answer = await answerOf(path, 'PATCH', { nmae: 'Typo' }, bearer());
  expect([answer.status, answer.json.code]).toEqual([400, 'invalid-input']);
  expect(answer.json.detail).toContain('nmae');
  expect(await server.state()).toEqual(before);
});

describe('a release', () => {
  const path = '/apps/Shop/deployments/Production/release';
  const { zip } = samplePackage('never stored');
  const info = '{"appVersion":"1.0.0"}';
  const file = ['package', new Blob([zip])] as const;

  async function release(...parts: (readonly [string, string | Blob])[]): Promise<Answer> {
    const form = new FormData();
    for (const [name, value] of parts) form.append(name, value as Blob);
    return server.tools.ask('POST', path, form);
  }

  test('refuses parts that come twice, are missing, too large or of the wrong kind', async () => {
    const cases: [number, ...(readonly [string, string | Blob])[]][] = [
      [400, file, file, ['packageInfo', info]],
      [400, file, ['packageInfo', info], ['packageInfo', info]],
      [400, ['packageInfo', info]],
      [400, ['package', 'text instead of a file'], ['packageInfo', info]],
      [400, file],
      [400, file, ['packageInfo', new Blob([info])]],
      [400, file, ['packageInfo', `{"appVersion":${nested(100_000)}}`]],
      [400, file, ['packageInfo', nested(100_000)]],
      [400, file, ['packageInfo', `{"appVersion":"${MILLION}"}`]],
      [400, file, ['packageInfo', `{"appVersion":"1.0.0","description":"${MILLION.slice(0, 10_001)}"}`]],
      [400, file, ['packageInfo', '{"appVersion":"1.0.0","rollout":{"a":1}}']],
      [413, ['package', new Blob([new Uint8Array(1024 * 1024 + 1)])], ['packageInfo', info]],
    ];
    for (const [index, [status, ...parts]] of cases.entries())
      expect([index, refusalOf(await release(...parts))]).toEqual([index, status]);
    expect(await server.state()).toEqual(before);
  });

  test('refuses bodies that are no such form', async () => {
    const type = 'multipart/form-data; boundary=x';
    const part = (name: string, more = ''): string =>
      `--x\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n`;
    const bodies: [string, string][] = [
      ['application/json', info],
      ['multipart/form-data', `${part('packageInfo')}${info}\r\n--x--\r\n`],
      [type, ''],
      [type, 'nothing of that kind'],
      [type, part('package', '; filename="a.zip"')],
      [type, `${part('package', '; filename="a.zip"')}half of it`],
      [type, `--x\r\n${'X-Flood: 1\r\n'.repeat(100_000)}\r\n\r\n--x--\r\n`],
      [type, `${part(MILLION)}x\r\n--x--\r\n`],
      [type, `${part('p')}x\r\n`.repeat(20_000) + '--x--\r\n'],
      [`multipart/form-data; boundary=${'b'.repeat(5000)}`, 'x'],
    ];
    for (const [index, [contentType, body]] of bodies.entries()) {
      const answer = await answerOf(server.url + path, 'POST', body, {
        'content-type': contentType,
        ...bearer(),
      });
      expect([index, refusalOf(answer)]).toEqual([index, 400]);
    }
    expect(await server.state()).toEqual(before);
  });

  test('by somebody without the right is refused before anything is written', async () => {
    const form = new FormData();
    form.append('package', new Blob([zip]));
    form.append('packageInfo', info);
    expect(refusalOf(await answerOf(server.url + path, 'POST', form))).toBe(401);
    const other = '/apps/Shop/deployments/Nowhere/release';
    expect(refusalOf(await server.tools.ask('POST', other, form))).toBe(404);
    expect(await server.state()).toEqual(before);
  });
});

describe('an upload', () => {
  test('refuses chunks that it does not have, and tokens that are not its own', async () => {
    const { tools, customer } = server;
    const begun = (
      await tools.ask('POST', `/v0.1/apps/${customer.org}/Shop/deployments/Production/uploads`, {})
    ).json;
    const step = (name: string, query: string, body?: Uint8Array): Promise<Answer> =>
      answerOf(`${server.url}/upload/${name}/${begun.id}?token=${begun.token}${query}`, 'POST', body);
    for (const size of ['0', '-1', '1.5', 'x', '', '1e400', '9007199254740993', '2000000'])
      expect([size, refusalOf(await step('set_metadata', `&file_name=x&file_size=${size}`))]).toEqual([
        size,
        size === '2000000' ? 413 : 400,
      ]);
    await step('set_metadata', '&file_name=x.zip&file_size=10');
    const { files } = await server.stock();
    const bytes = new Uint8Array(10);
    for (const number of ['0', '-1', '2', '1.5', 'x', '', '1e9', '99999999999999999999'])
      expect([number, refusalOf(await step('upload_chunk', `&block_number=${number}`, bytes))]).toEqual([
        number,
        400,
      ]);
    for (const wrong of [new Uint8Array(9), new Uint8Array(11), new Uint8Array(5_000_000), undefined])
      expect(refusalOf(await step('upload_chunk', '&block_number=1', wrong))).toBe(400);
    for (const token of [
      '',
      'x',
      'x.y',
      begun.token.slice(0, -1),
      `${begun.token}x`,
      '__proto__.x',
      MILLION.slice(0, 9000),
    ])
      expect(
        refusalOf(
          await answerOf(
            `${server.url}/upload/upload_chunk/${begun.id}?token=${token}&block_number=1`,
            'POST',
            bytes,
          ),
        ),
      ).toBe(404);
    const stored = await server.stock();
    expect([stored.rows['upload_chunks'], stored.files]).toEqual([0, files]);
  });

  test('over our own API refuses numbers, sizes and hashes that are wrong', async () => {
    const { tools, customer } = server;
    const { org } = customer;
    const start = (sizeBytes: unknown): Promise<Answer> =>
      tools.ask('POST', `/api/v1/organisations/${org}/uploads`, { app: 'Shop', sizeBytes, fileName: 'x' });
    for (const size of [0, -1, 1.5, '10', null, 1e300, Number.MAX_SAFE_INTEGER + 1])
      expect([size, refusalOf(await start(size))]).toEqual([size, 400]);
    expect(refusalOf(await start(1024 * 1024 + 1))).toBe(413);
    const { json } = await start(10);
    const { files } = await server.stock();
    const put = (number: string, size: number, more: Record<string, string> = {}): Promise<Answer> => {
      const form = new FormData();
      form.append('chunk', new Blob([new Uint8Array(size)]), 'chunk');
      for (const [name, value] of Object.entries(more)) form.append(name, value);
      return tools.ask('PUT', `/api/v1/organisations/${org}/uploads/${json.id}/chunks/${number}`, form);
    };
    for (const number of ['0', '-1', '2', '1.5', 'x', '1e9', '99999999999999999999'])
      expect([number, refusalOf(await put(number, 10))]).toEqual([number, 400]);
    for (const size of [0, 9, 11, 5_000_000])
      expect([size, refusalOf(await put('1', size))]).toEqual([size, 400]);
    expect(refusalOf(await put('1', 10, { sha256: '0'.repeat(64) }))).toBe(400);
    expect(refusalOf(await put('1', 10, { sha256: 'x' }))).toBe(400);
    const stored = await server.stock();
    expect([stored.rows['upload_chunks'], stored.files]).toEqual([0, files]);
  });
});

test('all of it happened in bounded memory', () => {
  console.log(`the server held ${server.peakMb().toFixed(0)} MB at most`);
  expect(server.peakMb()).toBeLessThan(MEMORY_MB);
});
