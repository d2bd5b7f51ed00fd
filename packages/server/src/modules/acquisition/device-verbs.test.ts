import { desc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditEntries } from '#audit';
import { organisationMembers } from '#organisations';
import type { Ctx } from '../../context.ts';
import { makeAccount, makeMember } from '../../testing/factories.ts';
import { makeServer, type TestServer } from '../../testing/make-server.ts';
import { makeReleaseWorld, type ReleaseWorld } from '../../testing/release-world.ts';
import { explainDevice } from './explain-device.ts';
import { listOverrides } from './list-overrides.ts';
import { previewDecision } from './preview-decision.ts';
import { removeOverride } from './remove-override.ts';
import { deviceOverrides } from './schema.ts';
import { setOverride } from './set-override.ts';

let server: TestServer;
let world: ReleaseWorld;
beforeAll(async () => {
  server = await makeServer();
});
afterAll(() => server.stop());

async function withReleases(): Promise<ReleaseWorld> {
  world = await makeReleaseWorld(server);
  await world.release({ 'app.js': 'one' });
  await world.release({ 'app.js': 'two' });
  return world;
}

const target = (device: string) => ({ ...world.production, device });

async function check(device: string, more: Record<string, string> = {}): Promise<string> {
  const query = new URLSearchParams({
    deployment_key: world.deploymentKey,
    app_version: '1.0.0',
    client_unique_id: device,
    ...more,
  });
  const answer = await server.fetch(`/v0.1/public/codepush/update_check?${query}`);
  return ((await answer.json()) as { update_info: { label: string } }).update_info.label;
}

async function lastAudit(orgId: string) {
  const [entry] = await server.db
    .select()
    .from(auditEntries)
    .where(eq(auditEntries.orgId, orgId))
    .orderBy(desc(auditEntries.at), desc(auditEntries.id))
    .limit(1);
  return entry;
}

const code = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: { code?: string }) => error.code ?? String(error),
  );

describe('explain', () => {
  it('tells of a release that had failed on the device before, and changes no answer', async () => {
    const { ctx } = await withReleases();
    await check('eve');
    server.clock.advance(5000);
    const body = {
      deployment_key: world.deploymentKey,
      app_version: '1.0.0',
      client_unique_id: 'eve',
      label: 'v2',
      status: 'DeploymentFailed',
    };
    const init = {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', 'x-codepush-sdk-version': '4.2.3' },
    };
    expect((await server.fetch('/v0.1/public/codepush/report_status/deploy', init)).status).toBe(200);
    server.clock.advance(5000);
    expect(await check('eve', { label: 'v1' })).toBe('v2');
    const { decisions } = await explainDevice(ctx, target('eve'));
    const told = decisions.map(({ rules }) =>
      rules.some(({ rule, label }) => rule === 'previously-failed' && label === 'v2'),
    );
    expect(told).toEqual([true, false]);
  });

  it('tells what a device was told, with the rules as they were then', async () => {
    const { ctx } = await withReleases();
    await check('ada', { label: 'v1' });
    await check('ada', { label: 'v1' });
    server.clock.advance(5000);
    await world.release({ 'app.js': 'three' }, { rollout: 1 });
    await check('ada', { label: 'v1' });
    const { decisions, override } = await explainDevice(ctx, target('ada'));
    expect(override).toBeNull();
    expect(decisions.map(({ count, outcome }) => [count, outcome.kind, outcome.label])).toEqual([
      [1, 'update', 'v2'],
      [2, 'update', 'v2'],
    ]);
    expect(decisions[0]!.rules.map(({ rule, label }) => `${rule} ${label}`)).toContain(
      'rollout-not-reached v3',
    );
    expect(decisions[1]!.rules.map(({ rule, label }) => `${rule} ${label}`)).toEqual([
      'range-mismatch v2',
      'running-this v1',
      'range-mismatch v1',
      'up-to-date v2',
      'served v2',
    ]);
    expect(decisions[1]!.request).toEqual({
      appVersion: '1.0.0',
      packageHash: null,
      label: 'v1',
      isCompanion: false,
    });
  });

  it('is not found for a device that never asked', async () => {
    const { ctx } = await withReleases();
    expect(await code(explainDevice(ctx, target('nobody')))).toBe('not-found');
  });
});

describe('preview', () => {
  it('tells what a device would get, overrides and rollouts too, and keeps nothing', async () => {
    const { ctx } = await withReleases();
    await setOverride(ctx, target('ada'), { label: 'v1', reason: 'test' });
    const wish = { appVersion: '1.0', isCompanion: false };
    const of = async (device?: string) =>
      (await previewDecision(ctx, world.production, { ...wish, device })).outcome;
    expect(await of()).toEqual({ kind: 'update', reason: 'served', label: 'v2', form: 'full' });
    expect(await of('ada')).toEqual({ kind: 'update', reason: 'device-override', label: 'v1', form: 'full' });
    expect(await code(explainDevice(ctx, target('grace')))).toBe('not-found');
    expect(await code(previewDecision(ctx, world.production, { ...wish, appVersion: 'nonsense' }))).toBe(
      'invalid-input',
    );
  });
});

describe('overrides', () => {
  it('take effect at the next check, are told with the decision, audited, and end', async () => {
    const { ctx, orgId } = await withReleases();
    expect(await check('ada')).toBe('v2');
    const set = await setOverride(ctx, target('ada'), { label: 'v1', reason: 'ticket 7' });
    expect(set).toMatchObject({ device: 'ada', label: 'v1', reason: 'ticket 7' });
    expect(await lastAudit(orgId)).toMatchObject({
      action: 'device.overridden',
      details: { device: 'ada', label: 'v1', previousLabel: null },
    });
    expect([await check('ada'), await check('grace')]).toEqual(['v1', 'v2']);
    await setOverride(ctx, target('ada'), { label: null, reason: 'hold' });
    expect(await check('ada')).toBe('');
    const { override, decisions } = await explainDevice(ctx, target('ada'));
    expect([override?.label, decisions[0]?.outcome.reason]).toEqual([null, 'device-override']);
    await removeOverride(ctx, target('ada'));
    expect(await lastAudit(orgId)).toMatchObject({ action: 'device.override-removed' });
    expect(await check('ada')).toBe('v2');
    expect(await code(removeOverride(ctx, target('ada')))).toBe('not-found');
  });

  it('are listed page by page', async () => {
    const { ctx } = await withReleases();
    for (const device of ['c', 'a', 'b'])
      await setOverride(ctx, target(device), { label: 'v1', reason: 'test' });
    const first = await listOverrides(ctx, world.production, { limit: 2 });
    const rest = await listOverrides(ctx, world.production, { limit: 2, cursor: first.nextCursor! });
    expect([first.items, rest.items].map((items) => items.map(({ device }) => device))).toEqual([
      ['a', 'b'],
      ['c'],
    ]);
    expect(rest.nextCursor).toBeNull();
  });

  it('are refused for releases that are not there, for odd ids, and beyond a thousand', async () => {
    const { ctx, orgId, channelId, accountId } = await withReleases();
    const wish = { label: 'v1', reason: 'test' };
    expect(await code(setOverride(ctx, target('ada'), { ...wish, label: 'v9' }))).toBe('not-found');
    expect(await code(setOverride(ctx, target('x'.repeat(256)), wish))).toBe('invalid-input');
    const row = {
      orgId,
      channelId,
      label: null,
      reason: 'test',
      createdBy: accountId,
      createdAt: server.clock.now(),
    };
    await server.db
      .insert(deviceOverrides)
      .values(Array.from({ length: 1000 }, (_, i) => ({ ...row, device: `device-${i}` })));
    expect(await code(setOverride(ctx, target('one-more'), wish))).toBe('limit-reached');
    expect(await code(setOverride(ctx, target('device-7'), wish))).toBe('done');
  });

  it('need a developer; looking needs a viewer; strangers find nothing', async () => {
    const { orgId } = await withReleases();
    const wish = { label: 'v1', reason: 'test' };
    const tried = async (ctx: Ctx): Promise<string[]> => [
      await code(setOverride(ctx, target('ada'), wish)),
      await code(listOverrides(ctx, world.production, { limit: 5 })),
      await code(explainDevice(ctx, target('ada'))),
      await code(removeOverride(ctx, target('ada'))),
    ];
    expect(await tried((await makeMember(server, orgId, 'developer')).ctx)).toEqual([
      'done',
      'done',
      'done',
      'done',
    ]);
    expect(await tried((await makeMember(server, orgId, 'viewer')).ctx)).toEqual([
      'forbidden',
      'done',
      'not-found',
      'forbidden',
    ]);
    expect(await tried((await makeMember(server, orgId, 'billing')).ctx)).toEqual([
      'forbidden',
      'forbidden',
      'forbidden',
      'forbidden',
    ]);
    expect(await tried((await makeAccount(server)).ctx)).toEqual([
      'not-found',
      'not-found',
      'not-found',
      'not-found',
    ]);
    expect(
      await server.db.select().from(organisationMembers).where(eq(organisationMembers.orgId, orgId)),
    ).toHaveLength(4);
  });
});
