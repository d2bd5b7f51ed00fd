import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HistoryEntry } from '#releases';
import { makeServer, type TestServer } from '../testing/make-server.ts';
import { seedChannel } from '../testing/seed-channel.ts';
import { historyOf, updateCheckVectors, type UpdateInfo } from '../testing/vectors.ts';

const CURRENT = '/v0.1/public/codepush/update_check';
const LEGACY_ROUTES = ['/updateCheck', '/v0.1/legacy/updateCheck'];
const BAD_KEY =
  "An update check must include a valid deployment key - please check that your app has been configured correctly. To view available deployment keys, run 'code-push-standalone deployment ls <appName> -k'.";
const BAD_VERSION =
  "An update check must include a binary version that conforms to the semver standard (e.g. '1.0.0'). The binary version is normally inferred from the App Store/Play Store version configured with your app.";

let server: TestServer;
let key: string;
beforeAll(async () => {
  server = await makeServer();
  key = (await seedChannel(server.db, server.clock, historyOf(vector('chain')))).deploymentKey;
});
afterAll(() => server.stop());

function vector(name: string) {
  return updateCheckVectors().find((one) => one.name === name)!;
}

const toCamel = (name: string): string => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

function legacyOf(info: UpdateInfo): Record<string, unknown> {
  const { download_url, target_binary_range, ...rest } = info;
  const fields = Object.entries(rest).map(([name, value]) => [toCamel(name), value]);
  return { downloadURL: download_url, target_binary_range, ...Object.fromEntries(fields) };
}

async function check(route: string, query: Record<string, string>): Promise<Response> {
  return server.fetch(`${route}?${new URLSearchParams(query)}`);
}

describe('recorded checks', () => {
  it.each(updateCheckVectors())('$name, on both routes and in both spellings', async (one) => {
    const { deploymentKey } = await seedChannel(server.db, server.clock, historyOf(one));
    for (const { query, update_info: recorded } of one.checks) {
      const download_url = recorded.download_url && `${server.url}/downloads/${recorded.download_url}`;
      const info = { ...recorded, download_url };
      const snake = { deployment_key: deploymentKey, ...query };
      const camel = Object.fromEntries(Object.entries(snake).map(([name, value]) => [toCamel(name), value]));
      const where = JSON.stringify(query);
      expect(await (await check(CURRENT, snake)).json(), where).toEqual({ update_info: info });
      expect(await (await check('/updateCheck', camel)).json(), where).toEqual({
        updateInfo: legacyOf(info),
      });
    }
    const { query, update_info: recorded } = one.checks[0]!;
    const crossed = await check(CURRENT, {
      deploymentKey,
      ...Object.fromEntries(Object.entries(query).map(([name, value]) => [toCamel(name), value])),
    });
    expect(((await crossed.json()) as { update_info: UpdateInfo }).update_info.label).toBe(recorded.label);
  });
});

describe('the request', () => {
  const ask = (more: Record<string, string> = {}): Record<string, string> => ({
    deployment_key: key,
    app_version: '1.0.0',
    ...more,
  });
  const label = async (query: Record<string, string>): Promise<string> =>
    ((await (await check(CURRENT, query)).json()) as { update_info: UpdateInfo }).update_info.label;

  it.each([CURRENT, ...LEGACY_ROUTES])(
    'matches %s in any case and with a slash at the end',
    async (route) => {
      const { headers } = await check(route, ask());
      expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
      expect((await check(route.toUpperCase(), ask())).status).toBe(200);
      expect((await check(`${route}/`, ask())).status).toBe(200);
    },
  );

  it('means the same by an absent and an empty parameter', async () => {
    const empty = { package_hash: '', label: '', is_companion: '', client_unique_id: '' };
    expect(await (await check(CURRENT, ask(empty))).text()).toBe(await (await check(CURRENT, ask())).text());
  });

  it('trims the key, line ends too', async () => {
    expect(await label({ ...ask(), deployment_key: ` \r\n${key}\r\n` })).toBe('v3');
  });

  it('takes only "true" in any case for a companion', async () => {
    const beyond = { app_version: '9.9.9' };
    expect(await label(ask({ ...beyond, is_companion: 'TRUE' }))).toBe('v3');
    for (const no of ['1', 'yes', 'false'])
      expect(await label(ask({ ...beyond, is_companion: no }))).toBe('');
  });

  it('echoes the version as the device wrote it', async () => {
    for (const text of ['1', '1.0', '1.0+7', 'v1.0.0', ' 1.0.0 ']) {
      const { update_info: info } = (await (await check(CURRENT, ask({ app_version: text }))).json()) as {
        update_info: UpdateInfo;
      };
      expect([info.app_version, info.target_binary_range]).toEqual([text, text]);
    }
  });

  it.each([
    [{}, 400, BAD_KEY],
    [{ deployment_key: 'short', app_version: '1.0.0' }, 400, BAD_KEY],
    [{ deployment_key: 'with spaces inside it', app_version: 'nonsense' }, 400, BAD_KEY],
    [{ deployment_key: 'x'.repeat(101), app_version: '1.0.0' }, 400, BAD_KEY],
    [{ deployment_key: 'no-such-key-anywhere' }, 400, BAD_VERSION],
    [{ deployment_key: 'no-such-key-anywhere', app_version: '1.0.0.0' }, 400, BAD_VERSION],
    [{ deployment_key: 'no-such-key-anywhere', app_version: `1.0.${'0'.repeat(9000)}` }, 400, BAD_VERSION],
    [
      { deployment_key: 'no-such-key-anywhere', app_version: '1.0.0' },
      404,
      'No deployment has this deployment key.',
    ],
  ])('%j is answered %i', async (query, status, sentence) => {
    for (const route of [CURRENT, '/updateCheck']) {
      const answer = await check(route, query as Record<string, string>);
      expect([answer.status, await answer.text()]).toEqual([status, sentence]);
    }
  });

  it('refuses a bad version for a known key', async () => {
    expect((await check(CURRENT, ask({ app_version: 'nonsense' }))).status).toBe(400);
  });

  it('survives parameters of ten thousand characters, broken encodings and NUL', async () => {
    const long = 'x'.repeat(10_000);
    const odd: Record<string, string>[] = [
      { label: long },
      { package_hash: long },
      { client_unique_id: long },
      { client_unique_id: 'a\0b' },
      { label: '\0' },
      { other: long },
    ];
    for (const more of odd) expect((await check(CURRENT, ask(more))).status).toBe(200);
    expect(
      (
        await server.fetch(
          `${CURRENT}?deployment_key=${key}&app_version=1.0.0&label=%E0%A4%A&client_unique_id=%ff`,
        )
      ).status,
    ).toBe(200);
  });

  it('answers a parameter of a million characters with a clear 4xx and goes on', async () => {
    const answer = await check(CURRENT, ask({ label: 'x'.repeat(1_000_000) }));
    expect(answer.status).toBe(431);
    expect(await label(ask())).toBe('v3');
  });
});

describe('the answer', () => {
  it('carries the headers of the wire, no ETag, and works for HEAD and OPTIONS', async () => {
    const url = `${CURRENT}?deployment_key=${key}&app_version=1.0.0`;
    const get = await server.fetch(url);
    expect(Object.fromEntries(get.headers)).toMatchObject({
      'cache-control': 'no-cache',
      'access-control-allow-origin': 'http://localhost:4000',
      'access-control-allow-credentials': 'true',
      'access-control-expose-headers': 'Location',
    });
    expect(get.headers.get('etag')).toBeNull();
    const head = await server.fetch(url, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([
      200,
      get.headers.get('content-length'),
      '',
    ]);
    const options = await server.fetch(url, { method: 'OPTIONS' });
    expect([
      options.status,
      await options.text(),
      options.headers.get('access-control-allow-methods'),
    ]).toEqual([204, '', get.headers.get('access-control-allow-methods')]);
    const refusal = await server.fetch(CURRENT);
    expect(refusal.headers.get('cache-control')).toBe('no-cache');
  });

  it('allows a listed origin by name and others by the first', async () => {
    const other = await makeServer({
      config: { corsOrigins: ['https://one.example', 'https://two.example'] },
    });
    const allowed = async (origin: string): Promise<string | null> =>
      (await other.fetch(CURRENT, { headers: { origin } })).headers.get('access-control-allow-origin');
    expect(await allowed('https://two.example')).toBe('https://two.example');
    expect(await allowed('https://evil.example')).toBe('https://one.example');
    await other.stop();
  });

  it('is counted for operators', async () => {
    const figures = await (await server.fetch('/metrics')).text();
    for (const name of ['device_checks', 'device_refusals', 'decisions_recorded']) {
      expect(Number(new RegExp(`^codepushgo_${name}_total (\\d+)$`, 'm').exec(figures)?.[1])).toBeGreaterThan(
        0,
      );
    }
    expect(figures).toMatch(/^codepushgo_decisions_dropped_total 0$/m);
  });

  it('counts bytes, not characters, of a description', async () => {
    const entry: HistoryEntry = { ...historyOf(vector('one'))[0]!, description: 'Schneller – déjà ✓' };
    const { deploymentKey } = await seedChannel(server.db, server.clock, [entry]);
    const answer = await check(CURRENT, { deployment_key: deploymentKey, app_version: '1.0.0' });
    expect(((await answer.json()) as { update_info: UpdateInfo }).update_info.description).toBe(
      'Schneller – déjà ✓',
    );
  });
});
