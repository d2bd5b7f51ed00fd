import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { SlaFigure } from '@codepushgo/contract';
import { organisations } from '#organisations';
import type { MeasuredFacts } from '#status';
import { eq } from 'drizzle-orm';
import { newId } from '../platform/ids.ts';
import { statusAddress } from '../platform/status-address.ts';
import { slaClaims, slaMonths } from '../schema.ts';
import type { Sample, Scene } from './endpoint-requests.ts';

let count = 0;
const FACTS: MeasuredFacts = { components: [], states: [], windows: [], exclusions: [], gaps: [] };

const figureOf = (month: string): SlaFigure => ({
  month,
  policyVersion: 1,
  period: { from: '2026-10-01T00:00:00Z', to: '2026-11-01T00:00:00Z', totalSeconds: 2_678_400 },
  downtimeSeconds: 86_400,
  excludedOutageSeconds: 0,
  unmeasuredSeconds: 0,
  isPoorlyMeasured: false,
  availability: '96.774',
  availabilityExact: '3000/31',
  creditPercent: 20,
  below: '97',
  isFinal: true,
  intervals: [],
});

/** A frozen month of its own, and a status service that knows other facts of it. */
async function frozenMonth({ server, isPrepared }: Scene): Promise<Sample> {
  const month = `20${10 + (++count % 10)}-01`;
  if (!isPrepared) return { params: { month }, body: { reason: 'test' } };
  if (statusAddress(server.config) === null) {
    const service = createServer((_request, response) => response.end(JSON.stringify({ facts: FACTS })));
    await once(service.listen(0, '127.0.0.1').unref(), 'listening');
    server.config.statusUrl = `http://127.0.0.1:${(service.address() as AddressInfo).port}`;
  }
  await server.db.insert(slaMonths).values({
    month,
    revision: 1,
    frozenAt: server.clock.now(),
    policyVersion: 1,
    inputsHash: 'otherwise',
    facts: FACTS,
    figure: figureOf(month),
  });
  return { params: { month }, body: { reason: 'test' } };
}

/** A claim of the world's organisation, for a month of its own. */
async function newClaim({ server, org, isPrepared }: Scene, status: 'ready' | 'confirmed'): Promise<Sample> {
  if (!isPrepared) return { params: { claim: 'clm_none' } };
  const [{ id: orgId } = { id: '' }] = await server.db
    .select({ id: organisations.id })
    .from(organisations)
    .where(eq(organisations.slug, org));
  const id = newId('clm', server.clock);
  const month = '2026-10';
  await server.db.insert(slaClaims).values({
    orgId,
    id,
    month,
    revision: ++count,
    status,
    figure: figureOf(month),
    contractId: 'ctr_none',
    feeMicroUsd: 249_000_000,
    creditPercent: 20,
    creditCents: 4980,
    madeAt: server.clock.now(),
    deadline: new Date(server.clock.nowMs() + 86_400_000),
  });
  return { params: { claim: id } };
}

/** What makes each endpoint of the commitment succeed. */
export const slaSamples: Record<string, (scene: Scene) => Sample | Promise<Sample>> = {
  'sla.correctMonth': frozenMonth,
  'sla.confirmClaim': (scene) => newClaim(scene, 'ready'),
  'sla.approveClaim': (scene) => newClaim(scene, 'confirmed'),
  'sla.declineClaim': async (scene) => ({
    ...(await newClaim(scene, 'confirmed')),
    body: { reason: 'test' },
  }),
};
