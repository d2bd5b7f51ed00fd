import { z } from 'zod';
import { ResponseRow, MicroUsd } from './plans.ts';
import { endpoint, inOrg, Instant, pageInput, pageOf } from './endpoint.ts';

const tag = 'Availability';
const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'must be a month such as 2026-09');
const claim = z.string().min(1).max(64);
const inCustomer = { customer: z.string().min(1).max(128), claim };
/** Customers and the public read it. */
const reason = z.string().trim().min(1).max(500);
const Words = z.object({ en: z.string(), fr: z.string() });
const ComponentState = z.enum([
  'operational',
  'under_maintenance',
  'degraded_performance',
  'partial_outage',
  'major_outage',
]);
const ExclusionReason = z.enum(['emergency_maintenance', 'force_majeure', 'customer_caused']);

/** What is promised about availability, and how it is counted; percentages and weights are decimals as texts. */
export const SlaPolicy = z.object({
  version: z.number().int(),
  /** The first month it holds for. */
  since: Month,
  /** Per cent of a month. */
  commitment: z.string(),
  /** How much of a second in a state is lost, from 0 to 1. */
  weights: z.record(ComponentState, z.string()),
  /** A month below a limit earns this share of its fee; the lowest limit that is undercut counts. */
  bands: z.array(z.object({ below: z.string(), creditPercent: z.number().int() })),
  noticeSeconds: z.number().int(),
  emergencySeconds: z.number().int(),
  unmeasuredAlarm: z.string(),
  claimDays: z.number().int(),
  freezeDay: z.number().int(),
});
export type SlaPolicy = z.infer<typeof SlaPolicy>;

/** A time in which something that the commitment covers was not in order. */
export const SlaInterval = z.object({
  from: Instant,
  to: Instant,
  state: ComponentState,
  /** Why it does not count; null when it does. */
  excludedAs: z.enum(['maintenance', ...ExclusionReason.options]).nullable(),
});
export type SlaInterval = z.infer<typeof SlaInterval>;

/** The availability of a calendar month in UTC. */
export const SlaFigure = z.object({
  month: Month,
  policyVersion: z.number().int(),
  /** The part of the month that is counted: for an organisation what lies inside its contract's term. */
  period: z.object({ from: Instant, to: Instant, totalSeconds: z.number().int() }),
  /** In seconds, weighted; with one decimal at most. */
  downtimeSeconds: z.number(),
  excludedOutageSeconds: z.number().int(),
  /** Seconds that nobody measured; they count as available. */
  unmeasuredSeconds: z.number().int(),
  isPoorlyMeasured: z.boolean(),
  /** In per cent with three decimals, cut off and never rounded up. */
  availability: z.string(),
  /** The same as an exact fraction, `890/9`. */
  availabilityExact: z.string(),
  /** The share of the month's fee that is credited; 0 when the commitment was met. */
  creditPercent: z.number().int(),
  /** The limit that was undercut; null when the commitment was met. */
  below: z.string().nullable(),
  /** False while the month runs. */
  isFinal: z.boolean(),
  intervals: z.array(SlaInterval),
});
export type SlaFigure = z.infer<typeof SlaFigure>;

/** Time that an operator took out of the figure; every one is public. */
export const SlaExclusion = z.object({
  reason: ExclusionReason,
  from: Instant,
  to: Instant,
  text: Words,
  /** Whether only the figure of the organisation that caused it changes. */
  isForOneCustomer: z.boolean(),
});
export type SlaExclusion = z.infer<typeof SlaExclusion>;

/** A closed month as it was frozen. */
export const SlaMonth = z.object({
  month: Month,
  /** From 1; a correction makes the next one and keeps those before. */
  revision: z.number().int(),
  frozenAt: Instant,
  /** Why it was corrected; null for the first revision. */
  reason: z.string().nullable(),
  /** SHA-256 of everything that the figure was computed from. */
  inputsHash: z.string(),
  figure: SlaFigure,
  exclusions: z.array(SlaExclusion),
});
export type SlaMonth = z.infer<typeof SlaMonth>;

/** A month that runs: its figure still changes. */
export const SlaRunningMonth = z.object({ figure: SlaFigure, exclusions: z.array(SlaExclusion) });
export type SlaRunningMonth = z.infer<typeof SlaRunningMonth>;

/** The commitment and what was measured, as everybody may read it. */
export const SlaCommitment = z.object({
  policy: SlaPolicy,
  /** Null while the status service cannot be asked. */
  current: SlaRunningMonth.nullable(),
  /** The last twelve closed months in their newest revision, the newest first. */
  months: z.array(SlaMonth),
});
export type SlaCommitment = z.infer<typeof SlaCommitment>;

/**
 * `ready`: filled in, to be confirmed by the organisation; `confirmed`: to be approved by an operator; `lapsed`: not
 * confirmed in time; `replaced`: a correction of the month took its place.
 */
export const SlaClaimStatus = z.enum(['ready', 'confirmed', 'approved', 'declined', 'lapsed', 'replaced']);
export type SlaClaimStatus = z.infer<typeof SlaClaimStatus>;

/** A claim for a month below the commitment, filled in by the platform. */
export const SlaClaim = z.object({
  id: z.string(),
  month: Month,
  /** The revision of the month that it rests on. */
  revision: z.number().int(),
  status: SlaClaimStatus,
  figure: SlaFigure,
  contractId: z.string(),
  feeMicroUsd: MicroUsd,
  creditPercent: z.number().int(),
  /** In cents of a US dollar, rounded up; less what earlier revisions of the month brought. */
  creditCents: z.number().int(),
  madeAt: Instant,
  /** It can be confirmed until just before this instant. */
  deadline: Instant,
  confirmedAt: Instant.nullable(),
  decidedAt: Instant.nullable(),
  /** Why it was declined. */
  reason: z.string().nullable(),
});
export type SlaClaim = z.infer<typeof SlaClaim>;

/** A claim as operators see it. */
export const CustomerSlaClaim = SlaClaim.extend({
  organisation: z.object({ id: z.string(), slug: z.string(), name: z.string() }),
});
export type CustomerSlaClaim = z.infer<typeof CustomerSlaClaim>;

/** An entry of an organisation's account of service credits, which is only ever appended to. */
export const SlaCredit = z.object({
  /** Counts the entries of one organisation from 1. */
  number: z.number().int(),
  at: Instant,
  claimId: z.string(),
  month: Month,
  amountCents: z.number().int(),
  balanceCents: z.number().int(),
});
export type SlaCredit = z.infer<typeof SlaCredit>;

/** What the commitment means for one organisation. */
export const OrganisationSla = z.object({
  policy: SlaPolicy,
  /** The contract that holds now; without one nothing is committed to. */
  contract: z
    .object({
      id: z.string(),
      from: Instant,
      to: Instant,
      monthlyFeeMicroUsd: MicroUsd,
      responseRow: ResponseRow,
    })
    .nullable(),
  /** The running month inside the contract's term; null without a contract, or while it cannot be asked. */
  current: SlaFigure.nullable(),
  /** Closed months that a contract covered, the newest first. */
  months: z.array(z.object({ revision: z.number().int(), figure: SlaFigure })),
  /** The newest first. */
  claims: z.array(SlaClaim),
  balanceCents: z.number().int(),
});
export type OrganisationSla = z.infer<typeof OrganisationSla>;

/** Endpoints of the commitment of availability, its claims and its credits. */
export const sla = {
  get: endpoint('public', {
    method: 'GET',
    path: '/sla',
    summary: 'The commitment of availability, the month so far and the last twelve closed months',
    tag,
  }).output(SlaCommitment),
  organisation: endpoint('billing.read', {
    method: 'GET',
    path: '/organisations/{org}/sla',
    summary: 'What the commitment means for an organisation: figures, claims, credits',
    tag,
  })
    .input(z.object(inOrg))
    .output(OrganisationSla),
  credits: endpoint('billing.read', {
    method: 'GET',
    path: '/organisations/{org}/sla/credits',
    summary: 'The account of service credits, newest first',
    tag,
  })
    .input(z.object({ ...inOrg, ...pageInput }))
    .output(pageOf(SlaCredit)),
  confirmClaim: endpoint('credit.claim', {
    method: 'POST',
    path: '/organisations/{org}/sla/claims/{claim}/confirm',
    summary: 'Confirm a claim that the platform filled in',
    tag,
  })
    .input(z.object({ ...inOrg, claim }))
    .output(SlaClaim),
  listClaims: endpoint('operator', {
    method: 'GET',
    path: '/operator/sla/claims',
    summary: 'Claims of all customers, newest first',
    tag,
  })
    .input(
      z.object({
        ...pageInput,
        status: z.enum(['ready', 'confirmed', 'approved', 'declined', 'replaced']).optional(),
      }),
    )
    .output(pageOf(CustomerSlaClaim)),
  approveClaim: endpoint('operator', {
    method: 'POST',
    path: '/operator/customers/{customer}/sla-claims/{claim}/approve',
    summary: "Approve a confirmed claim: its credit goes to the customer's account",
    tag,
  })
    .input(z.object(inCustomer))
    .output(SlaClaim),
  declineClaim: endpoint('operator', {
    method: 'POST',
    path: '/operator/customers/{customer}/sla-claims/{claim}/decline',
    summary: 'Decline a confirmed claim',
    tag,
  })
    .input(z.object({ ...inCustomer, reason }))
    .output(SlaClaim),
  listMonths: endpoint('operator', {
    method: 'GET',
    path: '/operator/sla/months',
    summary: 'Closed months with every revision, newest first',
    tag,
  })
    .input(z.object(pageInput))
    .output(pageOf(SlaMonth)),
  correctMonth: endpoint('operator', {
    method: 'POST',
    path: '/operator/sla/months/{month}/revisions',
    summary: 'Freeze a closed month again with the facts as they are known now',
    tag,
    status: 201,
    idempotent: true,
  })
    .input(z.object({ month: Month, reason }))
    .output(SlaMonth),
};
