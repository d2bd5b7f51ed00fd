import type { MeasuredFacts } from '#status';
import {
  availabilityPolicyOf,
  creditCents,
  exactly,
  measureComponent,
  measureMonth,
  printedAvailability,
  type AvailabilityPolicy,
  type Fraction,
  type MonthFigure,
} from '#status-availability';
import type { TimelineInput, UptimeFile } from './uptime-case-shape.ts';

/** Who is meant when a case tells of one organisation without naming it. */
const THE_CUSTOMER = 'the customer of the case';
const MICRO_USD_PER_CENT = 10_000;
const BEFORE_ALL = '1970-01-01T00:00:00Z';

type Named = { org?: string | null; org_id?: string | null; organisation?: string | null };
const organisationOf = (one: Named): string => one.organisation ?? one.org_id ?? one.org ?? THE_CUSTOMER;

function factsOf(input: TimelineInput): MeasuredFacts {
  return {
    components: input.components.map((one) => ({
      id: one.id,
      isInSla: one.in_sla,
      startedAt: one.started_at ?? BEFORE_ALL,
    })),
    states: input.states.map((one) => ({
      componentId: one.component,
      state: one.status,
      from: one.from,
      to: one.to ?? null,
      source: 'probes',
      incidentId: null,
    })),
    windows: input.maintenances.map((one, index) => ({
      maintenanceId: String(index),
      from: one.from,
      to: one.to,
      componentIds: one.components,
      noticeSentAt: one.notice_sent_at ?? null,
      cancelledAt: one.cancelled ? one.from : null,
    })),
    exclusions: input.exclusions.map((one, index) => ({
      id: String(index),
      reason: one.reason,
      from: one.from,
      to: one.to,
      componentIds: one.components,
      orgId: one.reason === 'customer_caused' ? organisationOf(one) : null,
      text: { en: '', fr: '' },
      author: '',
      createdAt: one.from,
    })),
    gaps: input.unmeasured.map((one) => ({ componentId: one.component, from: one.from, to: one.to ?? null })),
  };
}

/** The policy as a file states it; what it leaves out is ours. */
function policyOf(file: UptimeFile, month: string): AvailabilityPolicy {
  const ours = availabilityPolicyOf(month);
  const weights = Object.entries(file.rules.state_weights ?? {}).map(([state, weight]) => [
    state,
    String(weight),
  ]);
  const bands = file.rules.bands?.map(({ below, credit_percent: creditPercent }) => ({
    below: String(below),
    creditPercent,
  }));
  return {
    ...ours,
    weights: { ...ours.weights, ...Object.fromEntries(weights) },
    bands: bands ?? ours.bands,
  };
}

const asNumber = ({ n, d }: Fraction): number => Number(n) / Number(d);
const deciseconds = ({ n, d }: Fraction): number => Number((n * 10n) / d);

function slaOf(figure: MonthFigure, input: TimelineInput): Record<string, unknown> {
  return {
    downtime_seconds: asNumber(figure.downtimeSeconds),
    downtime_deciseconds: deciseconds(figure.downtimeSeconds),
    excluded_outage_seconds: figure.excludedOutageSeconds,
    unmeasured_seconds: figure.unmeasuredSeconds,
    availability_percent: printedAvailability(figure.availability),
    availability_exact: exactly(figure.availability),
    credit_percent: figure.creditPercent,
    band: figure.below === null ? 'none' : `lt${figure.below}`,
    final: figure.isFinal,
    credit_cents:
      typeof input.fee_cents === 'number'
        ? creditCents(input.fee_cents * MICRO_USD_PER_CENT, figure.creditPercent)
        : undefined,
  };
}

/** What the engine says of a timeline, in the words of the file. */
export function timelineOutcome(
  file: UptimeFile,
  input: TimelineInput,
  partialWeights: string[],
): Record<string, unknown> {
  const facts = factsOf(input);
  const policy = policyOf(file, input.month);
  const asOf = input.as_of ?? undefined;
  const term = input.term ?? input.subscription ?? input.contract;
  const figureWith = (one: AvailabilityPolicy): MonthFigure =>
    measureMonth(facts, {
      month: input.month,
      policy: one,
      orgId: organisationOf(input),
      ...(asOf && { asOf }),
      ...(term && { term: { from: term.from ?? term.start ?? null, to: term.to ?? term.end ?? null } }),
    });
  const figure = figureWith(policy);
  const ids = input.components.map(({ id }) => id);
  const options = { month: input.month, policy, ...(asOf && { asOf }) };
  // What was recorded, whatever maintenance was announced and whenever the component began.
  const bare = { ...facts, windows: [], components: [] };
  const each = (of: (id: string) => unknown): unknown => Object.fromEntries(ids.map((id) => [id, of(id)]));
  return {
    period: { from: figure.period.from, to: figure.period.to, total_seconds: figure.period.totalSeconds },
    measured_seconds: each((id) => {
      const { degradedSeconds, partialSeconds, majorSeconds } = measureComponent(bare, id, options);
      return {
        degraded_performance: degradedSeconds,
        partial_outage: partialSeconds,
        major_outage: majorSeconds,
      };
    }),
    sla: {
      ...slaOf(figure, input),
      credit_percent_if_partial_weight: Object.fromEntries(
        partialWeights.map((weight) => [
          weight,
          figureWith({ ...policy, weights: { ...policy.weights, partial_outage: weight } }).creditPercent,
        ]),
      ),
    },
    display: each((id) => {
      const shown = measureComponent(facts, id, options);
      return {
        uptime_percent: shown.printed,
        downtime_seconds: asNumber(shown.downtimeSeconds),
        denominator_seconds: shown.denominatorSeconds,
        unmeasured_seconds: shown.unmeasuredSeconds,
      };
    }),
  };
}
