import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { makeContract } from '#billing';
import type { MeasuredFacts } from '#status';
import { eq } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { checkSignedHead } from '../../platform/signed-request.ts';
import { lastAudit, makeAccount, makeMember, makeOrg, type Person } from '../../testing/factories.ts';
import { readMailbox } from '../../testing/mailbox.ts';
import { makeServer, type TestServer } from '../../testing/make-server.ts';
import { startReceiver, type Receiver } from '../../testing/receiver.ts';
import { approveClaim } from './approve-claim.ts';
import { confirmClaim } from './confirm-claim.ts';
import { correctMonth } from './correct-month.ts';
import { declineClaim } from './decline-claim.ts';
import { freezeDueMonths } from './freeze-due-months.ts';
import { getCommitment } from './get-commitment.ts';
import { getOrganisationSla } from './get-organisation-sla.ts';
import { listClaims } from './list-claims.ts';
import { listCredits } from './list-credits.ts';
import { listMonths } from './list-months.ts';
import { makeClaims } from './make-claims.ts';
import { slaClaims, slaCredits, slaMonths } from './schema.ts';

const KEY = 'k'.repeat(32);
const DAY_MS = 86_400_000;
let server: TestServer;
let service: Receiver;
let operator: Person;
let owner: Person;
let org: string;
let facts: MeasuredFacts;
let isUp: boolean;

beforeAll(async () => {
  service = await startReceiver();
  server = await makeServer({ config: { statusUrl: service.url, statusKey: KEY } });
  service.answer = ({ path, headers, body }, response) => {
    // The platform looks for open incidents too, which anybody may read.
    if (!path.startsWith('/operator/')) return void response.writeHead(404).end();
    const parts = { method: 'GET', path, body };
    const given = new Headers(headers as Record<string, string>);
    checkSignedHead([KEY], parts, given, { clock: server.clock, keep: () => true })(body);
    response.writeHead(isUp ? 200 : 503, { 'content-type': 'application/json' });
    response.end(JSON.stringify(isUp ? { facts } : { code: 'unavailable', detail: 'down' }));
  };
  operator = await makeAccount(server, { operator: true });
});
afterAll(async () => {
  await server.stop();
  await service.stop();
});
beforeEach(async () => {
  for (const table of [slaCredits, slaClaims, slaMonths]) await server.db.delete(table);
  server.clock.set(Date.UTC(2026, 8, 15));
  isUp = true;
  facts = {
    components: [{ id: 'api', isInSla: true, startedAt: '2026-09-01T00:00:00Z' }],
    states: [],
    windows: [],
    exclusions: [],
    gaps: [],
  };
  owner = await makeAccount(server);
  org = (await makeOrg(owner)).id;
});

const problem = (code: string, reason: string) =>
  expect.objectContaining({ code, extra: expect.objectContaining({ reason }) });
const systemCtx = (): Ctx => server.ctx({ kind: 'system', name: 'sla' });
const down = (from: string, to: string, orgId: string | null = null): void => {
  const incident = { source: 'incident' as const, incidentId: 'i' };
  facts.states.push({ componentId: 'api', state: 'major_outage', from, to, ...incident });
  if (orgId)
    facts.exclusions.push({
      id: 'x',
      reason: 'customer_caused',
      from,
      to,
      componentIds: ['api'],
      orgId,
      text: { en: 'Own load test', fr: 'Test de charge' },
      author: 'Olga',
      createdAt: to,
    });
};
const sign = (customer: string, from = '2026-09-01T00:00:00Z', monthlyFeeMicroUsd = 1_200_000_000) =>
  makeContract(operator.ctx, {
    customer,
    from,
    to: '2027-09-01T00:00:00Z',
    monthlyFeeMicroUsd,
    responseRow: 'priority_plus',
    timeZone: 'UTC',
    holidays: [],
    reason: 'Signed',
  });
async function freezeOn(at: string): Promise<void> {
  server.clock.set(new Date(at));
  await freezeDueMonths(systemCtx());
  await server.jobs.settled();
}
const overview = (person = owner) => getOrganisationSla(person.ctx, { org });
const months = async () => (await listMonths(operator.ctx, { limit: 10 })).items;

test('a month freezes on day 3, once, with a hash of what it follows from', async () => {
  down('2026-09-10T00:00:00Z', '2026-09-10T06:00:00Z');
  await freezeOn('2026-10-02T23:59:59Z');
  expect(await months()).toEqual([]);
  isUp = false;
  await expect(freezeOn('2026-10-03T00:00:00Z')).rejects.toMatchObject({ code: 'unavailable' });
  isUp = true;
  await freezeOn('2026-10-03T01:00:00Z');
  const [september, ...others] = await months();
  expect(others).toEqual([]);
  expect(september).toMatchObject({ month: '2026-09', revision: 1, reason: null });
  expect(september!.inputsHash).toMatch(/^[0-9a-f]{64}$/);
  expect(september!.figure).toMatchObject({
    availability: '99.166',
    availabilityExact: '595/6',
    isFinal: true,
  });
  // What goes on after the month is no correction of it, and what is frozen stays.
  down('2026-10-01T00:00:00Z', '2026-10-02T00:00:00Z');
  await freezeOn('2026-10-04T00:00:00Z');
  expect(await months()).toEqual([september]);
  await expect(correctMonth(operator.ctx, { month: '2026-09', reason: 'Why not' })).rejects.toEqual(
    problem('conflict', 'same-facts'),
  );
});

test('a late outage makes revision 2, keeps 1, and brings the claim; what was credited is taken off', async () => {
  await sign(org);
  down('2026-09-10T00:00:00Z', '2026-09-10T06:00:00Z');
  await freezeOn('2026-10-03T00:00:00Z');
  expect((await overview()).claims).toEqual([]);
  down('2026-09-22T08:00:00Z', '2026-09-22T10:00:00Z');
  await expect(correctMonth(owner.ctx, { month: '2026-09', reason: 'Mine' })).rejects.toMatchObject({
    code: 'forbidden',
  });
  await correctMonth(operator.ctx, { month: '2026-09', reason: 'Written down late' });
  await server.jobs.settled();
  expect((await months()).map(({ revision, figure }) => [revision, figure.availability])).toEqual([
    [2, '98.888'],
    [1, '99.166'],
  ]);
  const [claim] = (await overview()).claims;
  expect(claim).toMatchObject({ status: 'ready', revision: 2, creditPercent: 10, creditCents: 12_000 });
  await confirmClaim(owner.ctx, { org, claim: claim!.id });
  await approveClaim(operator.ctx, { customer: org, claim: claim!.id });
  down('2026-09-25T00:00:00Z', '2026-09-25T08:00:00Z');
  await correctMonth(operator.ctx, { month: '2026-09', reason: 'One more' });
  await server.jobs.settled();
  const [second] = (await overview()).claims;
  expect(second).toMatchObject({ revision: 3, creditPercent: 15, creditCents: 6_000 });
});

test('a correction that is taken back brings the claim again, and the same facts are refused in any revision', async () => {
  await sign(org);
  down('2026-09-10T00:00:00Z', '2026-09-11T00:00:00Z');
  await freezeOn('2026-10-03T00:00:00Z');
  const outage = facts.states;
  const correct = async (states: MeasuredFacts['states']): Promise<void> => {
    facts.states = states;
    await correctMonth(operator.ctx, { month: '2026-09', reason: 'Looked at again' });
    await server.jobs.settled();
  };
  await correct([]);
  expect((await overview()).claims.map(({ status }) => status)).toEqual(['replaced']);
  await correct(outage);
  expect((await overview()).claims).toMatchObject([
    { status: 'ready', revision: 3, creditCents: 24_000 },
    { status: 'replaced', revision: 1 },
  ]);
  await expect(correct(outage)).rejects.toEqual(problem('conflict', 'same-facts'));
});

test('a job of an earlier revision that comes late makes no claim', async () => {
  down('2026-09-10T00:00:00Z', '2026-09-11T00:00:00Z');
  await freezeOn('2026-10-03T00:00:00Z');
  facts.states = [];
  await correctMonth(operator.ctx, { month: '2026-09', reason: 'It was a drill' });
  await server.jobs.settled();
  await sign(org);
  await makeClaims(systemCtx(), { month: '2026-09', revision: 1 });
  expect((await overview()).claims).toEqual([]);
});

test('a claim is filled in for its term, confirmed by billing, approved by an operator, credited once', async () => {
  await sign(org, '2026-09-16T00:00:00Z', 199_900_001);
  const other = await makeOrg(owner);
  down('2026-09-15T00:00:00Z', '2026-09-16T04:00:00Z');
  await freezeOn('2026-10-03T00:00:00Z');
  expect((await getOrganisationSla(owner.ctx, { org: other.id })).months).toEqual([]);
  const [claim] = (await overview()).claims;
  expect(claim).toMatchObject({
    month: '2026-09',
    creditPercent: 10,
    // 19.99 dollars and a part of a cent.
    creditCents: 2000,
    deadline: '2026-10-31T00:00:00.000Z',
    figure: {
      period: { from: '2026-09-16T00:00:00Z', totalSeconds: 15 * 86_400 },
      intervals: [{ from: '2026-09-16T00:00:00Z', to: '2026-09-16T04:00:00Z', excludedAs: null }],
    },
  });
  const named = { org, claim: claim!.id };
  const decide = { customer: org, claim: claim!.id };
  const billing = await makeMember(server, org, 'billing');
  const developer = await makeMember(server, org, 'developer');
  await expect(overview(developer)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(confirmClaim(developer.ctx, named)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(approveClaim(operator.ctx, decide)).rejects.toEqual(problem('conflict', 'claim-settled'));
  await expect(confirmClaim(owner.ctx, { org: other.id, claim: claim!.id })).rejects.toEqual(
    problem('not-found', 'claim-not-found'),
  );
  server.clock.set(Date.UTC(2026, 9, 30, 23, 59, 59));
  expect(await confirmClaim(billing.ctx, named)).toMatchObject({ status: 'confirmed' });
  await expect(confirmClaim(billing.ctx, named)).rejects.toEqual(problem('conflict', 'claim-settled'));
  await expect(approveClaim(owner.ctx, decide)).rejects.toMatchObject({ code: 'forbidden' });
  const [queued] = (await listClaims(operator.ctx, { limit: 10, status: 'confirmed' })).items;
  expect(queued).toMatchObject({ id: claim!.id, organisation: { id: org } });
  // It was confirmed in time: the decision may come later.
  server.clock.advance(5 * DAY_MS);
  await approveClaim(operator.ctx, decide);
  await expect(approveClaim(operator.ctx, decide)).rejects.toEqual(problem('conflict', 'claim-settled'));
  expect(await lastAudit(server, claim!.id)).toMatchObject({ action: 'sla-claim.approved', orgId: org });
  const account = (await listCredits(billing.ctx, { org, limit: 10 })).items;
  expect(account).toMatchObject([{ number: 1, amountCents: 2000, balanceCents: 2000, month: '2026-09' }]);
  const mails = (await readMailbox(server)).filter(({ to }) => to === owner.email);
  expect(mails.map(({ subject }) => subject)).toEqual([
    '$20.00 of service credit for September 2026',
    'Service credit for September 2026 approved',
  ]);
});

test('what is not confirmed in time lapses, and a declined claim says why', async () => {
  await sign(org);
  down('2026-09-10T00:00:00Z', '2026-09-11T00:00:00Z');
  await freezeOn('2026-10-03T00:00:00Z');
  const [claim] = (await overview()).claims;
  const named = { org, claim: claim!.id };
  server.clock.set(Date.UTC(2026, 9, 31));
  expect((await overview()).claims[0]!.status).toBe('lapsed');
  await expect(confirmClaim(owner.ctx, named)).rejects.toEqual(problem('conflict', 'claim-lapsed'));
  server.clock.advance(-1);
  await confirmClaim(owner.ctx, named);
  await declineClaim(operator.ctx, { customer: org, claim: claim!.id, reason: 'Paid out in person' });
  expect((await overview()).claims[0]).toMatchObject({ status: 'declined', reason: 'Paid out in person' });
  const [row] = await server.db.select().from(slaClaims).where(eq(slaClaims.id, claim!.id));
  expect(row!.decidedBy).toBe(operator.accountId);
  expect((await overview()).balanceCents).toBe(0);
});

test('what one organisation caused leaves out its own figure alone, and everybody reads of it', async () => {
  const neighbour = await makeAccount(server);
  const others = (await makeOrg(neighbour)).id;
  for (const customer of [org, others]) await sign(customer);
  down('2026-09-10T00:00:00Z', '2026-09-11T00:00:00Z', org);
  server.clock.set(Date.UTC(2026, 8, 20));
  const { current } = await getCommitment(server.ctx());
  expect(current).toMatchObject({ figure: { availability: '96.666', isFinal: false } });
  expect((await overview()).current).toMatchObject({ availability: '100.000', isFinal: false });
  await freezeOn('2026-10-03T00:00:00Z');
  expect((await overview()).claims).toEqual([]);
  expect((await overview()).months[0]!.figure).toMatchObject({
    availability: '100.000',
    excludedOutageSeconds: 86_400,
  });
  expect((await getOrganisationSla(neighbour.ctx, { org: others })).claims).toHaveLength(1);
  const [september] = (await getCommitment(server.ctx())).months;
  expect(september!.exclusions).toEqual([
    expect.objectContaining({ reason: 'customer_caused', isForOneCustomer: true }),
  ]);
  expect(JSON.stringify(september)).not.toContain(org);
  isUp = false;
  server.clock.advance(DAY_MS);
  expect((await getCommitment(server.ctx())).current).toBeNull();
});

test('operators are told of a month that was measured badly', async () => {
  facts.gaps.push({ componentId: 'api', from: '2026-09-02T00:00:00Z', to: '2026-09-02T07:12:01Z' });
  await freezeOn('2026-10-03T00:00:00Z');
  const [september] = await months();
  expect(september!.figure).toMatchObject({ availability: '100.000', isPoorlyMeasured: true });
  const mails = (await readMailbox(server)).filter(({ to }) => to === operator.email);
  expect(mails.at(-1)!.subject).toBe('September 2026: too much time was not measured');
});
