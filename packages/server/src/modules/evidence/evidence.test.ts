import type { ConsentItem, Diagnostics, EvidenceWish } from '@codepushgo/contract';
import { moveTickets } from '#ticket-store';
import { eq, like } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { auditEntries } from '#audit';
import { setPlan } from '#billing';
import { createApp } from '#apps';
import { createProject } from '#projects';
import { makeEvidenceWorld, ON_DEVICE, type EvidenceWorld } from '../../testing/evidence-world.ts';
import { lastAudit, makeOrg } from '../../testing/factories.ts';
import { makeServer, type TestServer } from '../../testing/make-server.ts';
import { getEvidence, readEvidence } from './get-evidence.ts';
import { ticketEvidence } from './schema.ts';
import { shareEvidence, withdrawEvidence } from './share-evidence.ts';

let server: TestServer;
let world: EvidenceWorld;
beforeAll(async () => {
  server = await makeServer();
});
afterAll(() => server.stop());
beforeEach(async () => {
  world = await makeEvidenceWorld(server);
});

const problem = (code: string) => expect.objectContaining({ code });
const doctor: Diagnostics = {
  format: 'codepushgo-diagnostics-1',
  madeAt: '2030-01-01T00:00:00.000Z',
  versions: { codepushgo: '1.0.0', node: '26.1.0' },
  serverUrl: 'https://updates.example.com',
  project: { name: 'shop', reactNative: '0.79.2', dependencies: { react: '19.0.0' } },
  settings: [],
  checks: [{ id: 'server', state: 'ok', detail: 'pasted ghp_abcdefghijklmnopqrstuvwxyz0123456789 here' }],
  loggedIn: true,
};
const all: EvidenceWish = {
  share: ['project', 'releases', 'device', 'diff', 'versions', 'doctor', 'incidents', 'override'],
  ...ON_DEVICE,
  versions: { 'react-native': '0.79.2' },
  doctor,
};
const at = (id: string) => ({ org: world.org, ticket: id, redacted: false });
const shared = (evidence: { consents: { item: string; state: string }[] }) =>
  evidence.consents.map(({ item, state }) => `${item} ${state}`);

test('what the requester shares is on the ticket before a person reads it', async () => {
  const { news } = server.platform;
  const before = news.openIncidents;
  const words = { en: 'Slow', fr: 'Lent' };
  const incident = {
    id: 'inc_1',
    title: words,
    update: words,
    since: doctor.madeAt,
    url: null,
    components: [],
  };
  news.openIncidents = async () => [incident];
  const { ticket } = await world.open(world.developer, all);
  news.openIncidents = before;
  const evidence = await getEvidence(world.developer.ctx, at(ticket!.id));
  expect(evidence).toMatchObject({
    place: { app: { name: 'Shop' }, channel: { name: 'Production' }, device: 'd0', release: null },
    project: { name: 'Shop', apps: [{ name: 'Shop' }] },
    releases: [
      {
        app: 'Shop',
        channel: 'Production',
        label: 'v2',
        state: 'live',
        figures: {
          installed: 1,
          active: 1,
        },
        health: { attempts: 1 },
        previousHealth: { label: 'v1' },
      },
    ],
    device: {
      id: 'd0',
      channels: [{ decisions: [{ outcome: { reason: 'served', label: 'v2' } }], reports: [{}, {}] }],
    },
    diff: {
      label: 'v2',
      comparedWith: 'v1',
      added: 1,
      changed: 1,
      removed: 1,
      files: [
        {
          path: 'index.bundle',
          change: 'changed',
        },
        {
          path: 'new.txt',
          change: 'added',
        },
        {
          path: 'old.txt',
          change: 'removed',
        },
      ],
    },
    versions: { 'react-native': '0.79.2' },
    incidents: [{ id: 'inc_1' }],
  });
  expect(evidence.doctor?.checks[0]?.detail).toBe('pasted [github ghp_••••] here');
  expect(shared(evidence).toSorted()).toEqual(all.share.map((item) => `${item} shared`).toSorted());
  const entries = await server.db.select().from(auditEntries).where(eq(auditEntries.targetId, ticket!.id));
  expect(entries).toContainEqual(
    expect.objectContaining({
      action: 'ticket.evidence-shared',
      orgId: world.org,
      actorId: world.developer.accountId,
      details: expect.objectContaining({ items: all.share }),
    }),
  );
});

test('staff read what is shared and nothing else, and the log of the customer says so', async () => {
  const { developer, viewer, agent } = world;
  const { ticket } = await world.open(developer, { share: ['project', 'device'], ...ON_DEVICE });
  const { id } = ticket!;
  const read = await readEvidence(agent.ctx, { ticket: id });
  expect([read.project?.name, read.device?.id, read.releases, read.diff]).toEqual(['Shop', 'd0', null, null]);
  expect(await lastAudit(server, id)).toMatchObject({
    action: 'ticket.evidence-read',
    orgId: world.org,
    actorId: agent.accountId,
    details: { items: ['device', 'project'] },
  });
  await expect(readEvidence(developer.ctx, { ticket: id })).rejects.toEqual(problem('forbidden'));
  await expect(getEvidence(agent.ctx, at(id))).rejects.toEqual(problem('not-found'));
  expect((await getEvidence(viewer.ctx, at(id))).device?.id).toBe('d0');

  await withdrawEvidence(developer.ctx, { org: world.org, ticket: id, item: 'device' });
  const after = await readEvidence(agent.ctx, { ticket: id });
  expect([after.device, shared(after)]).toEqual([null, ['device withdrawn', 'project shared']]);
  const rows = await server.db.select().from(ticketEvidence).where(eq(ticketEvidence.ticketId, id));
  expect(rows.map(({ item, content }) => [item, content !== null]).toSorted()).toEqual([
    ['device', false],
    ['project', true],
  ]);
  const written = await lastAudit(server, id);
  await withdrawEvidence(developer.ctx, { org: world.org, ticket: id, item: 'device' });
  expect(await lastAudit(server, id)).toEqual(written);
});

test('only who asked shares more, later too, and sees it as it is then', async () => {
  const { developer, viewer } = world;
  const { ticket } = await world.open(viewer);
  const input = { org: world.org, ticket: ticket!.id };
  const wish: EvidenceWish = { share: ['releases'], app: 'Shop' };
  await expect(shareEvidence(developer.ctx, { ...input, evidence: wish })).rejects.toEqual(
    problem('forbidden'),
  );
  expect(
    (await shareEvidence(viewer.ctx, { ...input, evidence: wish })).releases?.map(({ label }) => label),
  ).toEqual(['v2']);
  await world.world.release({ 'index.bundle': 'three' });
  const later = await shareEvidence(viewer.ctx, { ...input, evidence: wish });
  expect(later.releases?.map(({ label }) => label)).toEqual(['v3']);
  await expect(
    shareEvidence(viewer.ctx, { ...input, evidence: { share: ['override'], ...ON_DEVICE } }),
  ).rejects.toEqual(problem('forbidden'));
});

test('what is missing is refused by name; what is not there keeps nobody from asking', async () => {
  const { developer } = world;
  const refused = async (wish: EvidenceWish) =>
    world.open(developer, wish).then(
      () => 'opened',
      ({ problem: { code, errors } }) => [code, errors?.[0]?.pointer],
    );
  const needs: [ConsentItem, string][] = [
    ['releases', 'app'],
    ['device', 'app'],
    ['diff', 'app'],
    ['versions', 'versions'],
    ['doctor', 'doctor'],
    ['override', 'app'],
  ];
  for (const [item, member] of needs)
    expect(await refused({ share: [item] })).toEqual(['invalid-input', `/evidence/${member}`]);
  await createProject(world.world.ctx, { org: world.org, name: 'Other', slug: 'other' });
  await createApp(world.world.ctx, { org: world.org, project: 'other', name: 'Else', os: 'ios' });
  expect(await refused({ share: ['releases'], app: 'Else' })).toEqual(['invalid-input', '/evidence/app']);
  expect(await refused({ share: ['releases'], app: 'None' })).toEqual(['not-found', undefined]);

  const { ticket } = await world.open(developer, { share: ['device'], app: 'Shop', device: 'unknown' });
  const evidence = await getEvidence(developer.ctx, at(ticket!.id));
  expect([shared(evidence), evidence.device]).toEqual([['device unavailable'], null]);
});

test('of a declined request nothing is attached before it is a ticket', async () => {
  const { developer, operator } = world;
  await setPlan(operator.ctx, { customer: world.org, plan: 'free', reason: 'test' });
  const { ticket, kept } = await world.open(developer, { share: ['project'] });
  expect([ticket, kept?.subject]).toEqual([null, 'It does not start']);
  expect(await server.db.select().from(ticketEvidence).where(eq(ticketEvidence.orgId, world.org))).toEqual(
    [],
  );
});

test('the form for passing on holds no keys, addresses or people; evidence goes where its ticket goes', async () => {
  const { developer, operator } = world;
  const checks = [{ id: 'path', state: 'ok', detail: 'in /Users/ada/shop of ada@example.com at 10.0.0.7' }];
  const { ticket } = await world.open(developer, { ...all, doctor: { ...doctor, checks } });
  const redacted = await getEvidence(developer.ctx, { ...at(ticket!.id), redacted: true });
  expect(redacted.doctor?.checks[0]?.detail).toBe('in /Users/…/shop of [e-mail] at [address]');
  expect([redacted.place.device, redacted.device?.id]).toEqual(['device-1', 'device-1']);
  expect(redacted.releases?.[0]?.figures).toMatchObject({ installed: 1 });

  const other = await makeOrg(operator);
  await server.db.transaction((tx) => moveTickets(server.ctx(), tx, world.org, [ticket!.id], other.id));
  const rows = await server.db.select().from(ticketEvidence).where(like(ticketEvidence.ticketId, ticket!.id));
  expect(new Set(rows.map(({ orgId }) => orgId))).toEqual(new Set([other.id]));
  expect((await readEvidence(world.agent.ctx, { ticket: ticket!.id })).place.device).toBe('d0');

  const erased = { orgId: other.id, ticketId: ticket!.id, messageIds: [] };
  const erase = (isWhole: boolean) =>
    server.db.transaction((tx) =>
      server.platform.news.ticketErased(server.ctx(), tx, { ...erased, isWhole }),
    );
  await erase(false);
  expect((await readEvidence(world.agent.ctx, { ticket: ticket!.id })).device?.id).toBe('d0');
  await erase(true);
  const gone = await readEvidence(world.agent.ctx, { ticket: ticket!.id });
  expect([gone.device, gone.doctor, gone.place.device]).toEqual([null, null, null]);
  expect(gone.consents.every(({ state }) => state === 'withdrawn')).toBe(true);
});
