import type { OrganisationSla, SlaFigure } from '@codepushgo/contract';
import { desc, eq } from 'drizzle-orm';
import { loadFactsOf, type ContractFact } from '#billing';
import { authorise, organisationAccess } from '#organisations';
import { availabilityPolicyOf, measureMonth, monthOf } from '#status-availability';
import type { MeasuredFacts } from '#status';
import type { Ctx } from '../../context.ts';
import { toClaim } from './claim-shape.ts';
import { closedMonths } from './closed-months.ts';
import { contractInMonth } from './contract-in-month.ts';
import { balanceOf } from './credit-account.ts';
import { toFigure } from './figure-shape.ts';
import { monthDates } from './month-dates.ts';
import { runningFacts } from './running-facts.ts';
import { slaClaims } from './schema.ts';

const MOST_CLAIMS = 100;

interface OwnMonth {
  month: string;
  facts: MeasuredFacts;
  asOf?: Date;
}

/** The figure of one organisation: inside its term, without what it caused itself; null where no contract held. */
function ownFigure(
  orgId: string,
  contracts: ContractFact[],
  { month, facts, asOf }: OwnMonth,
): SlaFigure | null {
  const contract = contractInMonth(contracts, monthDates(month));
  if (!contract) return null;
  const until = asOf && { asOf: asOf.toISOString() };
  return toFigure(measureMonth(facts, { month, orgId, term: contract.term, ...until }));
}

/**
 * What the commitment of availability means for an organisation: its own figures, its claims and its credits.
 *
 * @throws Problem `forbidden` without the role billing, admin or owner
 */
export async function getOrganisationSla(ctx: Ctx, input: { org: string }): Promise<OrganisationSla> {
  const { org, access } = await organisationAccess(ctx, input.org);
  authorise(access, 'billing.read');
  const now = ctx.clock.now();
  const { contracts } = await loadFactsOf(ctx, ctx.db, org, now);
  const running = contracts.length > 0 ? await runningFacts(ctx) : null;
  const closed = contracts.length > 0 ? await closedMonths(ctx.db) : [];
  const claims = await ctx.db
    .select()
    .from(slaClaims)
    .where(eq(slaClaims.orgId, org.id))
    .orderBy(desc(slaClaims.id))
    .limit(MOST_CLAIMS);
  const held = contracts.find(({ from, to }) => from <= now && now < to);
  return {
    policy: availabilityPolicyOf(monthOf(now.toISOString())),
    contract: held
      ? {
          id: held.id,
          from: held.from.toISOString(),
          to: held.to.toISOString(),
          monthlyFeeMicroUsd: held.monthlyFeeMicroUsd,
          responseRow: held.responseRow,
        }
      : null,
    current: running && ownFigure(org.id, contracts, running),
    months: closed.flatMap((row) => {
      const figure = ownFigure(org.id, contracts, row);
      return figure ? [{ revision: row.revision, figure }] : [];
    }),
    claims: claims.map((row) => toClaim(row, now)),
    balanceCents: await balanceOf(ctx.db, org.id),
  };
}
