import { createClient } from '@codepushgo/contract/client';
import { makeContract } from '#billing';
import { createOrganisation } from '#organisations';
import type { MeasuredFacts } from '#status';
import { monthSpan } from '#status-availability';
import type { Ctx } from '../context.ts';
import { freezeMonth } from '../modules/sla/freeze-month.ts';
import { makeClaims } from '../modules/sla/make-claims.ts';
import type { DemoLog } from './demo-log.ts';

const ORG = 'initech';
const DAY_MS = 86_400_000;

/** A closed month below the commitment, and what was recorded of it. */
export interface MissedMonth {
  month: string;
  facts: MeasuredFacts;
}

/** From the first instant of a month to that of the next. */
export function monthSpanOf(month: string): { from: string; to: string } {
  const { from, to } = monthSpan(month);
  return { from: new Date(from * 1000).toISOString(), to: new Date(to * 1000).toISOString() };
}

/** A customer with a contract, and the month frozen as on its day: the claim fills itself in. */
export async function playMissedMonth(
  { owner, operator, system }: { owner: Ctx; operator: Ctx; system: Ctx },
  { month, facts }: MissedMonth,
): Promise<void> {
  const instant = (days: number): string => new Date(system.clock.nowMs() + days * DAY_MS).toISOString();
  await createOrganisation(owner, { name: 'Initech', slug: ORG });
  await makeContract(operator, {
    customer: ORG,
    from: instant(-180),
    to: instant(185),
    monthlyFeeMicroUsd: 2_490_000_000,
    responseRow: 'priority_plus',
    timeZone: 'UTC',
    holidays: [],
    reason: 'Demo',
  });
  await freezeMonth(system, month, facts);
  await makeClaims(system, { month, revision: 1 });
}

/** Tells of the claim that filled itself in; its customer confirms it, and an operator may approve it. */
export async function playClaim(log: DemoLog, url: string, accessKey: string): Promise<void> {
  const owner = createClient({ serverUrl: url, accessKey });
  const { claims } = await owner.sla.organisation({ org: ORG });
  const [claim] = claims;
  if (!claim) throw new Error('The demo’s missed month brought no claim.');
  const { id, month, figure, creditPercent, creditCents, deadline } = claim;
  const credit = `$${(creditCents / 100).toFixed(2)}, ${creditPercent}% of the fee`;
  log.bad(`${month}: ${figure.availability}% available, below ${figure.below}%`);
  log.line(`Initech (Enterprise) need not prove it: ${credit}, to be confirmed by ${deadline.slice(0, 10)}`);
  await owner.sla.confirmClaim({ org: ORG, claim: id });
  log.good(`confirmed with one click; an operator may approve it: ${url}/admin/availability`);
}
