import { and, eq, like } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { auditEntries } from '#audit';
import { ticketTimeline } from '../tickets/ticket-timeline.ts';
import { explainAll } from '../../testing/explain.ts';
import {
  makeEvidenceWorld,
  ON_DEVICE,
  withdrawEvidenceOf,
  type EvidenceWorld,
} from '../../testing/evidence-world.ts';
import { lastAudit } from '../../testing/factories.ts';
import { makeServer, type TestServer } from '../../testing/make-server.ts';
import { acceptProposal, declineProposal } from './decide-proposal.ts';
import { listFixReleases } from './list-fix-releases.ts';
import { overrideDevice } from './override-device.ts';
import { proposeRollback, withdrawProposal } from './propose-rollback.ts';
import { listDeskFixes, listFixes } from './show-fixes.ts';
import { watchArrivals } from './watch-arrivals.ts';

let server: TestServer;
let world: EvidenceWorld;
beforeAll(async () => {
  server = await makeServer();
});
afterAll(() => server.stop());
beforeEach(async () => {
  world = await makeEvidenceWorld(server);
});

const problem = (code: string, reason?: string) =>
  expect.objectContaining({ code, ...(reason && { extra: expect.objectContaining({ reason }) }) });
const open = async (share: ('override' | 'releases')[] = ['override', 'releases'], device = true) => {
  const { device: id, ...place } = ON_DEVICE;
  const { ticket } = await world.open(world.developer, { share, ...place, ...(device && { device: id }) });
  return { org: world.org, ticket: ticket!.id };
};
const steps = async (input: { org: string; ticket: string }) =>
  (await ticketTimeline(world.developer.ctx, { ...input, limit: 100 })).items.flatMap((entry) =>
    entry.kind === 'fix' ? [`${entry.by.side} ${entry.step}`] : [],
  );

test('staff give a device a release with the requester’s consent, and the ticket shows its arrival', async () => {
  const { agent, developer } = world;
  const input = await open();
  const { ticket } = input;
  const fix = await overrideDevice(agent.ctx, { ticket, label: 'v1', reason: 'v2 crashes there' });
  expect(fix).toMatchObject({
    kind: 'override',
    state: 'applied',
    app: 'Shop',
    channel: 'Production',
    device: 'd0',
    label: 'v1',
    expects: 'v1',
    arrival: null,
    by: { accountId: agent.accountId },
  });
  const { override } = await world.api.acquisition.explain({ ...world.at, device: 'd0' });
  expect(override).toMatchObject({
    label: 'v1',
    reason: expect.stringMatching(/^CPG-\d+: v2 crashes there$/),
  });
  const told = await server.db
    .select()
    .from(auditEntries)
    .where(and(eq(auditEntries.orgId, world.org), like(auditEntries.action, '%overridden')));
  expect(told.map(({ action, actorId }) => [action, actorId]).toSorted()).toEqual([
    ['device.overridden', agent.accountId],
    ['ticket.device-overridden', agent.accountId],
  ]);

  expect(await watchArrivals(server.ctx())).toBe(0);
  server.clock.advance(60_000);
  await world.check('d0');
  await world.report('d0', 'v1');
  const { items } = await listFixes(developer.ctx, input);
  expect(items[0]?.arrival).toEqual({ at: server.clock.now().toISOString(), devices: 1 });
  const arrivedAt = server.clock.now().toISOString();
  expect([await watchArrivals(server.ctx()), await watchArrivals(server.ctx())]).toEqual([1, 0]);
  server.clock.advance(60_000);
  await world.report('d0', 'v2');
  const later = await listDeskFixes(agent.ctx, { ticket });
  expect(later.items[0]?.arrival).toEqual({ at: arrivedAt, devices: 0 });
  expect(await steps(input)).toEqual(['agent applied', 'system arrived']);

  const erased = { orgId: world.org, ticketId: ticket, messageIds: [], isWhole: true };
  await server.db.transaction((tx) => server.platform.news.ticketErased(server.ctx(), tx, erased));
  const [left] = (await listFixes(developer.ctx, input)).items;
  expect(left).toMatchObject({ label: 'v1', device: null, reason: '', arrival: { at: arrivedAt } });
});

test('an override needs the consent as it is now, a device, a release of the channel, and staff', async () => {
  const { agent, developer } = world;
  const reason = 'test';
  const without = await open(['releases']);
  const wish = { label: 'v1', reason };
  await expect(overrideDevice(agent.ctx, { ...without, ...wish })).rejects.toEqual(
    problem('conflict', 'no-consent'),
  );
  const nothing = await open([]);
  expect((await listFixReleases(agent.ctx, { ...nothing, limit: 1 })).items).toEqual([]);
  const input = await open();
  await expect(listFixReleases(developer.ctx, { ...input, limit: 1 })).rejects.toEqual(problem('forbidden'));
  const first = await listFixReleases(agent.ctx, { ...input, limit: 1 });
  const rest = await listFixReleases(agent.ctx, { ...input, limit: 50, cursor: first.nextCursor ?? '' });
  expect([...first.items, ...rest.items].map(({ label }) => label).at(-1)).toBe('v1');
  expect(rest.items.map(({ label }) => label)).not.toContain(first.items[0]!.label);
  const searched = await listFixReleases(agent.ctx, { ...input, limit: 1, search: 'V1 ' });
  expect(searched.items.map(({ label }) => label)).toEqual(['v1']);
  await expect(overrideDevice(agent.ctx, { ...input, label: 'v9', reason })).rejects.toEqual(
    problem('not-found'),
  );
  await expect(overrideDevice(developer.ctx, { ...input, ...wish })).rejects.toEqual(problem('forbidden'));
  const held = await overrideDevice(agent.ctx, { ...input, label: null, reason });
  expect([held.label, held.expects, held.arrival]).toEqual([null, null, null]);
  await withdrawEvidenceOf(server, developer, input, 'override');
  await expect(overrideDevice(agent.ctx, { ...input, ...wish })).rejects.toEqual(
    problem('conflict', 'no-consent'),
  );
});

test('a developer accepts a proposed roll-back in one step, and the ticket shows that devices run it', async () => {
  const { agent, developer, viewer } = world;
  const input = await open(['releases']);
  const { ticket } = input;
  const fix = await proposeRollback(agent.ctx, { ticket, label: 'v1', reason: 'v2 crashes' });
  expect(fix).toMatchObject({ kind: 'rollback', state: 'proposed', label: 'v1', from: 'v2', expects: null });
  await expect(proposeRollback(agent.ctx, { ticket, label: 'v1', reason: 'again' })).rejects.toEqual(
    problem('conflict', 'proposal-open'),
  );
  const one = { ...input, fix: fix.id };
  await expect(acceptProposal(viewer.ctx, one)).rejects.toEqual(problem('forbidden'));
  await expect(acceptProposal(agent.ctx, one)).rejects.toEqual(problem('not-found'));

  const both = await Promise.allSettled([
    acceptProposal(developer.ctx, one),
    acceptProposal(developer.ctx, one),
  ]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  const { items } = await listFixes(developer.ctx, input);
  expect(items).toMatchObject([
    { state: 'applied', expects: 'v3', arrival: null, decidedBy: { accountId: developer.accountId } },
  ]);
  const { release } = await world.api.insights.release({ ...world.at, release: 'v3' });
  expect(release).toMatchObject({ method: 'Rollback', originalLabel: 'v1' });
  expect(await lastAudit(server, ticket)).toMatchObject({
    action: 'ticket.proposal-decided',
    actorId: developer.accountId,
    details: {
      fixId: fix.id,
      state: 'applied',
    },
  });
  server.clock.advance(60_000);
  await world.report('d0', 'v3');
  await watchArrivals(server.ctx());
  expect((await listFixes(developer.ctx, input)).items[0]?.arrival?.devices).toBe(1);
  expect(await steps(input)).toEqual(['agent proposed', 'customer applied', 'system arrived']);
});

test('a proposal ends when it is declined or taken back, and is refused once something newer was released', async () => {
  const { agent, developer } = world;
  const input = await open(['releases'], false);
  const { ticket } = input;
  const propose = () => proposeRollback(agent.ctx, { ticket, label: 'v1', reason: 'test' });
  const declined = await propose();
  expect((await declineProposal(developer.ctx, { ...input, fix: declined.id })).state).toBe('declined');
  await expect(acceptProposal(developer.ctx, { ...input, fix: declined.id })).rejects.toEqual(
    problem('conflict', 'fix-decided'),
  );
  const { id } = await propose();
  await withdrawProposal(agent.ctx, { ticket, fix: id });
  await expect(acceptProposal(developer.ctx, { ...input, fix: id })).rejects.toEqual(
    problem('conflict', 'fix-decided'),
  );
  const outdated = await propose();
  await world.world.release({ 'index.bundle': 'three' });
  await expect(acceptProposal(developer.ctx, { ...input, fix: outdated.id })).rejects.toEqual(
    problem('conflict', 'fix-outdated'),
  );
  await expect(acceptProposal(developer.ctx, { ...input, fix: 'fix_none' })).rejects.toEqual(
    problem('not-found'),
  );
  await withdrawProposal(agent.ctx, { ticket, fix: outdated.id });
  const bad = (label: string) => proposeRollback(agent.ctx, { ticket, label, reason: 'test' });
  await expect(bad('v3')).rejects.toEqual(problem('conflict', 'fix-outdated'));
  await expect(bad('v9')).rejects.toEqual(problem('not-found'));
});

test('fixes that are waited for are found by index', async () => {
  const { ticket } = await open();
  await overrideDevice(world.agent.ctx, { ticket, label: 'v1', reason: 'test' });
  await server.database.executeSql(
    `INSERT INTO ticket_fixes (id, org_id, ticket_id, kind, state, app_id, channel_id, reason, made_by, made_at, decided_at, expects, arrived_at)
     SELECT 'fix_' || n, 'org_' || n % 50, 'tkt_' || n, 'override', 'applied', 'a', 'c', 'test', 'acc', now(), $1, 'v1', $1
     FROM generate_series(1, 5000) AS n`,
    [server.clock.now()],
  );
  await server.database.executeSql('VACUUM ANALYZE ticket_fixes');
  const plans = await explainAll(server.database, () => watchArrivals(server.ctx()));
  expect(plans[0]?.scans).toEqual(['ticket_fixes by ticket_fixes_awaited']);
  const shown = await explainAll(server.database, () => listDeskFixes(world.agent.ctx, { ticket }));
  const ofFixes = shown.flatMap(({ scans }) => scans).filter((scan) => scan.startsWith('ticket_fixes'));
  expect(ofFixes).toEqual(['ticket_fixes by ticket_fixes_ticket']);
});
