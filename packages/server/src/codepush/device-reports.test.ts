import fc from 'fast-check';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { channels } from '#channels';
import { metricsOfChannel } from '#metrics';
import { makeServer, type TestServer } from '../testing/make-server.ts';
import { actorOf } from '../testing/release-world.ts';
import { seedChannel, type SeededChannel } from '../testing/seed-channel.ts';

const STATELESS = '4.2.3';
const DEPLOY_MISSING = 'A deploy status report must contain a valid appVersion and deploymentKey.';

let server: TestServer;
beforeAll(async () => {
  server = await makeServer();
});
afterAll(() => server.stop());

type Body = Record<string, string | number | null>;

async function post(path: string, body: Body | string, sdk: string | null = STATELESS): Promise<Response> {
  const headers = { 'content-type': 'application/json', ...(sdk && { 'x-codepush-sdk-version': sdk }) };
  return server.fetch(path, {
    method: 'POST',
    headers,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

const deploy = (body: Body, sdk?: string | null): Promise<Response> =>
  post('/v0.1/public/codepush/report_status/deploy', body, sdk);
const download = (body: Body): Promise<Response> =>
  post('/v0.1/public/codepush/report_status/download', body);

/** A channel with short ways to report on it and to read its figures. */
async function world() {
  const channel = await seedChannel(server.db, server.clock, []);
  await server.db
    .update(channels)
    .set({ lastNumber: 9 })
    .where(sql`${channels.id} = ${channel.channelId}`);
  const key = channel.deploymentKey;
  const runs = async (
    device: string | null,
    label: string | null,
    previous?: string,
    more: Body = {},
    sdk: string | null = STATELESS,
  ): Promise<void> => {
    const body = {
      deployment_key: key,
      app_version: '1.0.0',
      client_unique_id: device,
      previous_label_or_app_version: previous ?? null,
      ...(label && { label, status: 'DeploymentSucceeded' }),
      ...more,
    };
    expect(await (await deploy(body, sdk)).text()).toBe('OK');
  };
  return { ...channel, key, runs, figures: () => figuresOf(channel) };
}

async function figuresOf({
  orgId,
  appId,
  channelId,
  accountId,
}: SeededChannel): Promise<Record<string, string>> {
  const ctx = server.ctx(await actorOf(server, accountId));
  const { items } = await metricsOfChannel(ctx, { org: orgId, app: appId, channel: channelId });
  return Object.fromEntries(
    items.map((line) => [
      line.label,
      `${line.active}a ${line.downloaded}d ${line.installed}i ${line.failed}f`,
    ]),
  );
}

describe('what a report must hold', () => {
  const key = 'some-key-that-is-unknown';
  it.each([
    [{}, DEPLOY_MISSING],
    [{ deployment_key: key }, DEPLOY_MISSING],
    [{ app_version: '1.0.0' }, DEPLOY_MISSING],
    [
      { deployment_key: key, app_version: '1.0.0', label: 'v1' },
      'A deploy status report for a labelled package must contain a valid status.',
    ],
    [
      { deployment_key: key, app_version: '1.0.0', label: 'v1', status: '<b>Odd</b>' },
      'Invalid status: &lt;b&gt;Odd&lt;/b&gt;',
    ],
  ])('%j is refused', async (body, sentence) => {
    for (const path of [
      '/v0.1/public/codepush/report_status/deploy',
      '/reportStatus/deploy',
      '/v0.1/legacy/reportStatus/deploy',
    ]) {
      const answer = await post(path, body as Body);
      expect([answer.status, await answer.text()]).toEqual([400, sentence]);
    }
  });

  it('asks for a device id under the older rules only', async () => {
    const body = { deploymentKey: key, appVersion: '1.0.0' };
    expect(await (await deploy(body, '1.5.1')).text()).toBe(
      'A deploy status report must contain a valid appVersion, clientUniqueId and deploymentKey.',
    );
    expect((await deploy(body, null)).status).toBe(400);
    expect((await deploy(body, '^4.2.2')).status).toBe(200);
  });

  it('asks a download report for key and label', async () => {
    const incomplete: Body[] = [{ deployment_key: key }, { label: 'v1' }, {}];
    for (const body of incomplete) {
      expect(await (await download(body)).text()).toBe(
        'A download status report must contain a valid deploymentKey and package label.',
      );
    }
  });

  it.each([
    ['{"deployment_key":', 400],
    ['5', 400],
    [JSON.stringify({ deployment_key: 'k'.repeat(11_000) }), 413],
    [`${'['.repeat(5000)}${']'.repeat(5000)}`, 400],
    [JSON.stringify({ label: 'x'.repeat(1_000_000) }), 413],
  ])('refuses a body that is not one: %.20s', async (body, status) => {
    const answer = await post('/reportStatus/deploy', body);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('cache-control')).toBe('no-cache');
  });

  it('reads forms, both spellings on both routes, and lets reports for unknown keys vanish', async () => {
    const form = await server.fetch('/reportStatus/download', {
      method: 'POST',
      body: new URLSearchParams({ deployment_key: key, label: 'v1' }),
    });
    expect([form.status, await form.text()]).toEqual([200, 'OK']);
    expect((await post('/reportStatus/deploy/', { deployment_key: key, app_version: '1.0.0' })).status).toBe(
      200,
    );
    expect(
      (await post('/V0.1/Public/CodePush/Report_Status/Deploy', { deploymentKey: key, appVersion: '1.0.0' }))
        .status,
    ).toBe(200);
  });
});

describe('the figures', () => {
  it('follow devices through their lives', async () => {
    const { key, runs, figures } = await world();
    await runs('a', null);
    await runs('b', null);
    await download({ deployment_key: key, label: 'v1', client_unique_id: 'a' });
    await runs('a', 'v1', '1.0.0');
    await deploy({
      deployment_key: key,
      app_version: '1.0.0',
      label: 'v1',
      status: 'DeploymentFailed',
      client_unique_id: 'b',
    });
    expect(await figures()).toEqual({ '1.0.0': '1a 0d 2i 0f', v1: '1a 1d 1i 1f' });
  });

  it('count a report once, however often it is sent', async () => {
    const { key, runs, figures } = await world();
    for (let i = 0; i < 3; i++) {
      await runs('a', 'v1', '1.0.0');
      await download({ deployment_key: key, label: 'v1', client_unique_id: 'a' });
      await deploy({
        deployment_key: key,
        app_version: '1.0.0',
        label: 'v2',
        status: 'DeploymentFailed',
        client_unique_id: 'a',
      });
    }
    expect(await figures()).toEqual({ '1.0.0': '0a 0d 0i 0f', v1: '1a 1d 1i 0f', v2: '0a 0d 0i 1f' });
  });

  it('move a device to another channel under the key where it was', async () => {
    const [staging, production] = [await world(), await world()];
    await staging.runs('a', 'v3');
    await production.runs('a', 'v1', 'v3', { previous_deployment_key: staging.key });
    expect(await staging.figures()).toEqual({ v3: '0a 0d 1i 0f' });
    expect(await production.figures()).toEqual({ v1: '1a 0d 1i 0f' });
  });

  it('count reports without a device id as they come, and show none below zero', async () => {
    const { key, runs, figures } = await world();
    await runs(null, 'v1');
    await runs(null, 'v1');
    await runs(null, 'v2', 'v1');
    await runs(null, 'v2', 'v3');
    await download({ deployment_key: key, label: 'v2' });
    expect(await figures()).toEqual({ v1: '1a 0d 2i 0f', v2: '2a 1d 2i 0f', v3: '0a 0d 0i 0f' });
  });

  it('follow what runs alone under the older rules', async () => {
    const { runs, figures } = await world();
    await runs('a', null, undefined, {}, null);
    await runs('a', 'v1', 'nonsense', {}, '1.5.1');
    await runs('a', 'v1', undefined, {}, '1.5.1');
    await runs('a', 'v2', undefined, {}, '1.0.0');
    expect(await figures()).toEqual({ '1.0.0': '0a 0d 1i 0f', v1: '0a 0d 1i 0f', v2: '1a 0d 1i 0f' });
  });

  it('begin anew when the history is cleared', async () => {
    const { channelId, runs, figures } = await world();
    await runs('a', 'v1');
    await server.db
      .update(channels)
      .set({ historyEpoch: 1 })
      .where(sql`${channels.id} = ${channelId}`);
    expect(await figures()).toEqual({});
    await runs('a', 'v1');
    expect(await figures()).toEqual({ v1: '1a 0d 1i 0f' });
  });

  it('keep a bounded number of invented labels and versions, and always those of the channel', async () => {
    const { key, runs, figures } = await world();
    const invented = Array.from({ length: 1050 }, (_, i) =>
      download({ deployment_key: key, label: `odd-${i}` }),
    );
    expect((await Promise.all(invented)).every(({ status }) => status === 200)).toBe(true);
    await runs('a', null, undefined, { app_version: 'x'.repeat(300) });
    await runs('a', 'v9');
    const kept = await figures();
    expect(Object.keys(kept)).toHaveLength(1001);
    expect(kept['v9']).toBe('1a 0d 1i 0f');
  });

  it('take odd device ids and texts without harm', async () => {
    const { runs, figures } = await world();
    await runs('nul\0inside', 'v1');
    await runs('x'.repeat(5000), 'v1');
    await runs('🚀'.repeat(127), 'v1', "'; DROP TABLE devices; --");
    expect((await figures())['v1']).toBe('3a 0d 3i 0f');
  });
});

describe('reports that arrive together', () => {
  const device = fc.constantFrom('a', 'b', 'c');
  const label = fc.constantFrom('v1', 'v2', 'v3');
  const step = fc.oneof(
    fc.record({
      device,
      label: fc.option(label),
      previous: fc.option(fc.oneof(label, fc.constant('1.0.0'))),
    }),
    fc.record({ device, label, failed: fc.boolean() }),
  );
  type Step = { device: string; label: string | null; previous?: string | null; failed?: boolean };

  const send = (
    key: string,
    { device: client_unique_id, label: name, previous, failed }: Step,
  ): Promise<Response> => {
    const common = { deployment_key: key, app_version: '1.0.0', client_unique_id };
    if (failed === false) return download({ ...common, label: name });
    if (failed) return deploy({ ...common, label: name, status: 'DeploymentFailed' });
    return deploy({
      ...common,
      previous_label_or_app_version: previous ?? null,
      ...(name && { label: name, status: 'DeploymentSucceeded' }),
    });
  };

  it('are counted as one by one', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const [alone, together] = [await world(), await world()];
        for (const one of steps) await send(alone.key, one);
        // Each device's own reports keep their order; those of different devices mix freely.
        await Promise.all(
          ['a', 'b', 'c'].map(async (id) => {
            for (const one of steps) if (one.device === id) await send(together.key, one);
          }),
        );
        expect(await together.figures()).toEqual(await alone.figures());
      }),
      { numRuns: 12 },
    );
  });

  it('are all counted when a hundred come at once', async () => {
    const { runs, figures } = await world();
    await Promise.all(Array.from({ length: 100 }, (_, i) => runs(`device-${i % 50}`, 'v1')));
    expect(await figures()).toEqual({ v1: '50a 0d 50i 0f' });
  });
});
