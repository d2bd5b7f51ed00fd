import type { Webhook } from '@codepushgo/contract';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditEntries } from '#audit';
import { webhookDeliveries } from '#deliveries';
import { reached, makeHookServer, verified } from '../../testing/hook-world.ts';
import { callApi } from '../../testing/endpoint-world.ts';
import {
  lastAudit,
  makeAccount,
  makeApp,
  makeMember,
  makeOrg,
  type Person,
} from '../../testing/factories.ts';
import type { TestServer } from '../../testing/make-server.ts';
import { startReceiver, type Receiver } from '../../testing/receiver.ts';
import { MOST_WEBHOOKS } from './policy.ts';
import { webhooks } from './schema.ts';

let server: TestServer;
let receiver: Receiver;
let owner: Person;
let org: string;
let orgId: string;

beforeAll(async () => {
  server = await makeHookServer();
  receiver = await startReceiver();
  owner = await makeAccount(server);
  ({ slug: org, id: orgId } = await makeOrg(owner));
});
afterAll(async () => {
  await server.stop();
  await receiver.stop();
});

const input = { url: 'https://hooks.example/in?token=path-secret', events: ['release.halted'] };

async function call(person: Person, method: string, path = '', body?: unknown, at = org) {
  const { status, json } = await callApi(
    server,
    person.accessKey,
    method,
    `/organisations/${at}/webhooks${path}`,
    body,
  );
  return { status, json: json as Record<string, never> };
}

async function create(body: object = input): Promise<Webhook & { secret: string }> {
  const { status, json } = await call(owner, 'POST', '', body);
  expect(status, JSON.stringify(json)).toBe(201);
  return json as unknown as Webhook & { secret: string };
}

describe('a webhook', () => {
  it('shows its secret once, keeps it sealed, and tells the audit log neither it nor the address', async () => {
    const { secret, ...shown } = await create({ ...input, description: 'Chat' });
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(shown).toMatchObject({ url: input.url, description: 'Chat', events: ['release.halted'] });
    expect(shown).toMatchObject({ isEnabled: true, failingSince: null, filter: { project: null } });
    expect((await call(owner, 'GET', `/${shown.id}`)).json).toEqual(shown);
    expect((await call(owner, 'GET')).json).toMatchObject({ items: [shown], nextCursor: null });
    const [row] = await server.db.select().from(webhooks).where(eq(webhooks.id, shown.id));
    expect(JSON.stringify(row)).not.toContain(secret.slice(6));
    const entry = await lastAudit(server, shown.id);
    expect(entry).toMatchObject({ action: 'webhook.created', orgId, actorId: owner.accountId });
    expect(JSON.stringify(entry)).not.toMatch(/path-secret|whsec/);
    await call(owner, 'DELETE', `/${shown.id}`);
  });

  it('is changed, disabled, enabled and deleted, each in the audit log', async () => {
    const { app } = await makeApp(owner, org);
    const { id } = await create();
    const changed = await call(owner, 'PATCH', `/${id}`, {
      url: 'https://other.example/',
      events: ['release.published', 'release.published'],
      filter: { app: app.name, channel: 'Production' },
    });
    expect(changed.json).toMatchObject({
      url: 'https://other.example/',
      events: ['release.published'],
      filter: { project: { name: expect.any(String) }, app: { id: app.id }, channel: { name: 'Production' } },
    });
    expect(await lastAudit(server, id)).toMatchObject({ action: 'webhook.updated' });
    expect((await call(owner, 'PATCH', `/${id}`, { filter: {} })).json).toMatchObject({
      filter: { project: null, app: null, channel: null },
    });
    expect((await call(owner, 'PATCH', `/${id}`, { isEnabled: false })).json).toMatchObject({
      isEnabled: false,
      disabledReason: 'by-hand',
      disabledAt: expect.any(String),
    });
    expect(await lastAudit(server, id)).toMatchObject({ action: 'webhook.disabled' });
    expect((await call(owner, 'POST', `/${id}/test`, {})).json).toMatchObject({ reason: 'webhook-disabled' });
    const enabled = await call(owner, 'PATCH', `/${id}`, { isEnabled: true });
    expect(enabled.json).toMatchObject({ isEnabled: true, disabledReason: null, disabledAt: null });
    const entries = (): Promise<unknown[]> =>
      server.db.select().from(auditEntries).where(eq(auditEntries.targetId, id));
    const before = (await entries()).length;
    expect((await call(owner, 'PATCH', `/${id}`, { isEnabled: true })).status).toBe(200);
    expect(await entries()).toHaveLength(before);
    expect((await call(owner, 'DELETE', `/${id}`)).status).toBe(204);
    expect(await lastAudit(server, id)).toMatchObject({ action: 'webhook.deleted' });
    expect((await call(owner, 'GET', `/${id}`)).status).toBe(404);
  });

  it('takes its delivery log along', async () => {
    const { id } = await create({ ...input, url: `${receiver.url}/in` });
    const { json } = await call(owner, 'POST', `/${id}/test`, {});
    await reached(server, json['id'] as unknown as string, 'delivered');
    await call(owner, 'DELETE', `/${id}`);
    const rows = await server.db.select().from(webhookDeliveries).where(eq(webhookDeliveries.webhookId, id));
    expect(rows).toEqual([]);
  });

  it('signs with both secrets while they overlap, then with the new one alone', async () => {
    const { id, secret: first } = await create({ ...input, url: `${receiver.url}/in` });
    const test = async () => {
      receiver.received.length = 0;
      const { json } = await call(owner, 'POST', `/${id}/test`, {});
      await reached(server, json['id'] as unknown as string, 'delivered');
      return receiver.received[0]!;
    };
    const rotated = await call(owner, 'POST', `/${id}/rotate-secret`, { overlapHours: 1 });
    const { secret: second, previousSecretExpiresAt } = rotated.json as Record<string, string>;
    expect(new Date(previousSecretExpiresAt!).getTime()).toBe(server.clock.nowMs() + 3_600_000);
    expect(await lastAudit(server, id)).toMatchObject({ action: 'webhook.secret-rotated' });
    const both = await test();
    expect(both.headers['webhook-signature']).toMatch(/^v1,\S+ v1,\S+$/);
    expect(verified(both, first)).toMatchObject({ type: 'webhook.tested' });
    expect(verified(both, second!)).toMatchObject({ data: { webhookId: id, organisation: { slug: org } } });
    const { secret: third } = (await call(owner, 'POST', `/${id}/rotate-secret`, { overlapHours: 0 }))
      .json as Record<string, string>;
    const alone = await test();
    expect(verified(alone, third!)).toBeTruthy();
    for (const old of [first, second!]) expect(() => verified(alone, old)).toThrow(/No matching signature/);
    const stale = { ...alone, body: alone.body.replace('tested', 'forged') };
    expect(() => verified(stale, third!)).toThrow(/No matching signature/);
  });
});

describe('refusals', () => {
  it.each([
    ['ftp://hooks.example/', undefined],
    ['not an address', undefined],
    ['https://user:secret@hooks.example/', 'url-with-password'],
    ['https://10.0.0.1/', 'url-not-public'],
    ['https://[::1]/', 'url-not-public'],
    ['https://[64:ff9b::a9fe:a9fe]/', 'url-not-public'],
    ['https://2852039166/latest/meta-data', 'url-not-public'],
    ['https://0251.0376.0251.0376/', 'url-not-public'],
  ])('the address %s', async (url, reason) => {
    const { status, json } = await call(owner, 'POST', '', { ...input, url });
    expect([status, json['reason']]).toEqual([400, reason]);
    expect(json).toMatchObject({ errors: [{ pointer: '/url' }] });
  });

  it('no TLS, unless the operator allowed addresses of his own', async () => {
    const strict = await makeHookServer({ config: { webhookAllowPrivate: [] } });
    try {
      const person = await makeAccount(strict);
      const { slug } = await makeOrg(person);
      const path = `/organisations/${slug}/webhooks`;
      const body = { ...input, url: 'http://hooks.example/' };
      const answer = await callApi(strict, person.accessKey, 'POST', path, body);
      expect(answer).toMatchObject({ status: 400, json: { reason: 'url-not-https' } });
    } finally {
      await strict.stop();
    }
  });

  it('events and filters that do not exist', async () => {
    const { app } = await makeApp(owner, org);
    const { app: other } = await makeApp(owner, org);
    const refuse = async (more: object) => {
      const { status, json } = await call(owner, 'POST', '', { ...input, ...more });
      return [status, json['reason']];
    };
    expect(await refuse({ events: ['release.exploded'] })).toEqual([400, undefined]);
    expect(await refuse({ events: ['webhook.tested'] })).toEqual([400, undefined]);
    expect(await refuse({ events: [] })).toEqual([400, undefined]);
    expect(await refuse({ filter: { app: 'Nothing' } })).toEqual([404, 'app-not-found']);
    expect(await refuse({ filter: { channel: 'Production' } })).toEqual([400, 'filter-without-app']);
    expect(await refuse({ filter: { project: other.projectId, app: app.name } })).toEqual([
      400,
      'filter-contradicts',
    ]);
  });

  it('everybody below admin, and keys that are not made for it', async () => {
    const { id } = await create();
    for (const role of ['developer', 'viewer', 'billing'] as const) {
      const member = await makeMember(server, orgId, role);
      expect((await call(member, 'GET', `/${id}`)).status).toBe(403);
      expect((await call(member, 'POST', `/${id}/rotate-secret`, {})).status).toBe(403);
    }
    expect((await call(await makeMember(server, orgId, 'admin'), 'GET', `/${id}`)).status).toBe(200);
    expect((await call(await makeAccount(server), 'GET', `/${id}`)).status).toBe(404);
  });

  it('webhooks and deliveries of another organisation', async () => {
    const { id } = await create({ ...input, url: `${receiver.url}/in` });
    const { json } = await call(owner, 'POST', `/${id}/test`, {});
    const delivery = String(json['id']);
    const { slug } = await makeOrg(owner);
    for (const [method, path] of [
      ['GET', `/${id}`],
      ['DELETE', `/${id}`],
      ['POST', `/${id}/test`],
      ['GET', `/${id}/deliveries/${delivery}`],
      ['POST', `/${id}/deliveries/${delivery}/replay`],
    ] as const)
      expect((await call(owner, method, path, method === 'POST' ? {} : undefined, slug)).status).toBe(404);
    const sibling = await create();
    expect((await call(owner, 'GET', `/${sibling.id}/deliveries/${delivery}`)).status).toBe(404);
  });

  it(`the one after ${MOST_WEBHOOKS} webhooks`, async () => {
    const person = await makeAccount(server);
    const { slug, id } = await makeOrg(person);
    const row = { url: input.url, description: '', events: [], secret: '', isEnabled: true };
    const createdAt = server.clock.now();
    const rows = Array.from({ length: MOST_WEBHOOKS }, (_, i) => ({
      ...row,
      id: `whk_${slug}_${i}`,
      orgId: id,
      createdAt,
    }));
    await server.db.insert(webhooks).values(rows);
    const { status, json } = await call(person, 'POST', '', input, slug);
    expect([status, json['reason'], json['limit']]).toEqual([422, 'webhook-limit', MOST_WEBHOOKS]);
  });
});
