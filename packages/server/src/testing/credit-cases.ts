import { z } from 'zod';
import type { MeasuredFacts } from '#status';
import {
  availabilityPolicyOf,
  creditOf,
  floored,
  measureMonth,
  monthSpan,
  type Fraction,
} from '#status-availability';
import type { CaseResult } from './case-result.ts';
import { differences } from './compare.ts';

const MICRO_USD_PER_CENT = 10_000;
const ORGANISATION = 'the customer of the case';
const Instant = z.iso.datetime({ offset: true });
const Term = z.looseObject({
  start: Instant.nullish(),
  from: Instant.nullish(),
  end: Instant.nullish(),
  to: Instant.nullish(),
});

const Downtime = z.looseObject({
  start: Instant,
  end: Instant.nullable(),
  class: z.string(),
  announcedAt: Instant.nullish(),
  plannedStart: Instant.nullish(),
  plannedEnd: Instant.nullish(),
});
type Downtime = z.infer<typeof Downtime>;

const CreditCase = z.looseObject({
  id: z.string(),
  title: z.string().default(''),
  month: z.string(),
  downtime: z.array(Downtime),
  monthFeeCents: z.int().nonnegative(),
  requestedAt: Instant.nullish(),
  /** The contract's term, by any of its names. */
  term: Term.nullish(),
  contract: Term.nullish(),
  termStart: Instant.nullish(),
  termEnd: Instant.nullish(),
  contractStart: Instant.nullish(),
  contractEnd: Instant.nullish(),
  plan: z.string().nullish(),
  tier: z.string().nullish(),
  expect: z.looseObject({}),
});
type CreditCase = z.infer<typeof CreditCase>;

const CreditFile = z.looseObject({ creditCases: z.array(z.looseObject({ id: z.string() })) });

/** Each downtime is a component of its own in the scope, so that what one is left out for touches no other. */
function factsOf(one: CreditCase): MeasuredFacts {
  const all = one.downtime.map((down, index) => ({ down, id: String(index) }));
  const ofClass = (of: (down: Downtime) => boolean): typeof all => all.filter(({ down }) => of(down));
  return {
    components: all.map(({ id }) => ({ id, isInSla: true, startedAt: '1970-01-01T00:00:00Z' })),
    states: all.map(({ down, id }) => ({
      componentId: id,
      state: 'major_outage',
      from: down.start,
      to: down.end,
      source: 'incident',
      incidentId: null,
    })),
    windows: ofClass((down) => down.class.includes('maintenance')).map(({ down, id }) => ({
      maintenanceId: id,
      from: down.plannedStart ?? down.start,
      to: down.plannedEnd ?? down.end ?? down.start,
      componentIds: [id],
      noticeSentAt: down.announcedAt ?? null,
      cancelledAt: null,
    })),
    exclusions: ofClass((down) => down.class.includes('customer')).map(({ down, id }) => ({
      id,
      reason: 'customer_caused',
      from: down.start,
      to: down.end ?? '9999-12-31T00:00:00Z',
      componentIds: [id],
      orgId: ORGANISATION,
      text: { en: '', fr: '' },
      author: '',
      createdAt: down.start,
    })),
    gaps: [],
  };
}

const asNumber = ({ n, d }: Fraction): number => Number(n) / Number(d);

function outcome(one: CreditCase): Record<string, unknown> {
  const term = one.term ?? one.contract;
  const figure = measureMonth(factsOf(one), {
    month: one.month,
    orgId: ORGANISATION,
    term: {
      from: one.termStart ?? one.contractStart ?? term?.start ?? term?.from ?? null,
      to: one.termEnd ?? one.contractEnd ?? term?.end ?? term?.to ?? null,
    },
  });
  const monthEnd = Temporal.Instant.fromEpochMilliseconds(monthSpan(one.month).to * 1000).toString();
  const credit = creditOf({
    hasContract: (one.plan ?? one.tier ?? 'enterprise').startsWith('enterprise'),
    creditPercent: figure.creditPercent,
    feeMicroUsd: one.monthFeeCents * MICRO_USD_PER_CENT,
    monthEnd,
    claimDays: availabilityPolicyOf(one.month).claimDays,
    requestedAt: one.requestedAt ?? null,
  });
  return {
    totalSeconds: figure.period.totalSeconds,
    countedDowntimeSeconds: asNumber(figure.downtimeSeconds),
    availabilityPct6: floored(figure.availability, 6),
    creditPct: figure.creditPercent,
    eligible: credit.isEligible,
    reason: credit.reason,
    creditCents: credit.cents,
  };
}

function run(json: unknown): string[] {
  const read = CreditCase.safeParse(json);
  if (!read.success) return [z.prettifyError(read.error)];
  try {
    return differences(outcome(read.data), read.data.expect);
  } catch (error) {
    return [(error as Error).message];
  }
}

/** Works out every case of a file on service credits; other kinds of cases in it are not looked at. */
export function runCreditCases(json: unknown): CaseResult[] {
  const read = CreditFile.safeParse(json);
  if (!read.success) throw new Error(`This is no file of credit cases.\n${z.prettifyError(read.error)}`);
  return read.data.creditCases.map((one) => ({
    id: one.id,
    title: typeof one['title'] === 'string' ? one['title'] : '',
    mismatches: run(one),
  }));
}
