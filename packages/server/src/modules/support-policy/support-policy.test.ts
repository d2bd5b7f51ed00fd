import { SupportPolicy, type PolicyDocument } from '@codepushgo/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lastAudit, makeAccount, type Person } from '../../testing/factories.ts';
import { makeServer, type TestServer } from '../../testing/make-server.ts';
import { discardPolicyDraft } from './discard-policy-draft.ts';
import { getPolicy, getPolicyVersion } from './get-policy.ts';
import { getPolicyDraft } from './get-policy-draft.ts';
import { listPolicyVersions } from './list-policy-versions.ts';
import { policyAt, policyVersion } from './policies.ts';
import { policyDocument } from './policy-document.ts';
import { POLICY_2026_11 } from './policy-seed.ts';
import { previewPolicy } from './preview-policy.ts';
import { publishSupportPolicy } from './publish-support-policy.ts';
import { savePolicyDraft } from './save-policy-draft.ts';

let server: TestServer;
let operator: Person;
beforeAll(async () => {
  server = await makeServer();
  operator = await makeAccount(server, { operator: true });
});
afterAll(() => server.stop());

const policy = SupportPolicy.parse(POLICY_2026_11);
const problem = (code: string) => expect.objectContaining({ code });
const save = (given: Partial<SupportPolicy>, revision: number, ctx = operator.ctx) =>
  savePolicyDraft(ctx, { policy: { ...policy, ...given }, revision });

test('operators write a draft together, publish what they looked at, and it holds from its date on', async () => {
  const customer = await makeAccount(server);
  const another = await makeAccount(server, { operator: true });
  expect(await getPolicyDraft(operator.ctx)).toMatchObject({
    revision: 0,
    basedOn: 1,
    updatedAt: null,
    policy,
  });
  const first = await save({ reopenWindowDays: 21 }, 0);
  expect(first).toMatchObject({ revision: 1, updatedBy: operator.accountId });
  await expect(save({}, 0, another.ctx)).rejects.toEqual(problem('conflict'));
  const both = await Promise.allSettled([save({ warnFraction: 0.5 }, 1), save({ warnFraction: 0.6 }, 1)]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  const draft = await save({ reopenWindowDays: 30 }, 2);
  const effectiveFrom = new Date(server.clock.nowMs() + 1000).toISOString();
  const publish = (given = {}, ctx = operator.ctx) =>
    publishSupportPolicy(ctx, { revision: draft.revision, effectiveFrom, note: 'Thirty days', ...given });
  await expect(publish({ revision: 2 })).rejects.toEqual(problem('conflict'));
  await expect(publish({ effectiveFrom: '2020-01-01T00:00:00Z' })).rejects.toEqual(problem('invalid-input'));
  const made = await publish();
  expect(made).toMatchObject({ version: 2, publishedBy: operator.accountId, effectiveFrom });
  expect(await lastAudit(server, '2')).toMatchObject({ action: 'support-policy.published' });
  // The draft went with it, and its numbers are not used again.
  await expect(publish()).rejects.toEqual(problem('conflict'));
  const next = await getPolicyDraft(operator.ctx);
  expect(next).toMatchObject({ basedOn: 2, updatedAt: null, policy: { reopenWindowDays: 30 } });
  expect(next.revision).toBeGreaterThan(draft.revision);
  await expect(getPolicyVersion(customer.ctx, { version: 2 })).rejects.toEqual(problem('not-found'));
  expect(await getPolicy(server.ctx())).toMatchObject({ version: 1 });
  server.clock.advance(1000);
  expect(await getPolicy(server.ctx())).toMatchObject({ version: 2, policy: { reopenWindowDays: 30 } });
  expect((await policyAt(server.db, new Date(0))).version).toBe(1);
  expect(await policyVersion(server.db, 3)).toBeUndefined();
  const later = await save({}, next.revision);
  await expect(publish({ revision: later.revision, effectiveFrom: undefined })).resolves.toMatchObject({
    version: 3,
  });
  const page = await listPolicyVersions(operator.ctx, { limit: 2 });
  expect(page.items.map(({ version }) => version)).toEqual([3, 2]);
  expect(await listPolicyVersions(operator.ctx, { limit: 2, cursor: page.nextCursor! })).toMatchObject({
    items: [{ version: 1, publishedBy: null }],
    nextCursor: null,
  });
});

test('a draft can be thrown away, and none of it is for anybody but operators', async () => {
  const customer = await makeAccount(server);
  const { revision } = await getPolicyDraft(operator.ctx);
  await save({ warnFraction: 0.9 }, revision);
  await discardPolicyDraft(operator.ctx);
  await discardPolicyDraft(operator.ctx);
  expect(await getPolicyDraft(operator.ctx)).toMatchObject({ revision: revision + 2, updatedAt: null });
  const onlyLooks = operator.keyCtx({ level: 'read', organisationId: null });
  await expect(save({}, revision + 2, onlyLooks)).rejects.toEqual(problem('scope-too-small'));
  const acts = [
    () => getPolicyDraft(customer.ctx),
    () => save({}, revision + 2, customer.ctx),
    () => discardPolicyDraft(customer.ctx),
    () => publishSupportPolicy(customer.ctx, { revision: 1, note: 'x' }),
    () => listPolicyVersions(customer.ctx, { limit: 1 }),
    async () => previewPolicy(customer.ctx, { policy }),
  ];
  for (const act of acts) await expect(act()).rejects.toEqual(problem('forbidden'));
});

test('the preview says in both languages what the page will say, with whole addresses', () => {
  const { en, fr } = previewPolicy(operator.ctx, { policy });
  expect([en, fr]).toEqual([
    policyDocument(policy, 'en', server.config.publicUrl),
    policyDocument(policy, 'fr', server.config.publicUrl),
  ]);
  const shape = (doc: PolicyDocument) =>
    JSON.stringify(doc, (_key, value) => (typeof value === 'string' ? 'x' : value));
  expect(shape(fr)).toBe(shape(en));
  for (const text of [JSON.stringify(en), JSON.stringify(fr)])
    expect(text).not.toMatch(/\{host\}|\{n\}|undefined/);
});
