import { z } from 'zod';
import { endpoint, inOrg, inProject, Instant, pageInput, pageOf } from './endpoint.ts';
import { AddOn, MicroUsd, Plan, ResponseRow, SupportTerms } from './plans.ts';
import { DayIntervals } from './support-schedule.ts';
import { ResponseTarget, Severity } from './support-terms.ts';

const tag = 'Billing';

/** A date on which other business hours hold than on its weekday. */
export const Holiday = z.object({
  date: z.iso.date(),
  name: z.string().trim().min(1).max(200),
  /** When the desk is open all the same; left out: not at all. */
  intervals: DayIntervals.optional(),
});
export type Holiday = z.infer<typeof Holiday>;

/** Business hours that a contract sets in place of those of the policy. */
export const ContractHours = z.object({
  /** ISO weekdays: 1 is Monday. */
  days: z.array(z.number().int().min(1).max(7)).min(1).max(7),
  intervals: DayIntervals.min(1, 'must hold at least one interval'),
});
export type ContractHours = z.infer<typeof ContractHours>;

/** Goals for solving a ticket, which only a contract sets; a severity that is left out has none. */
export const ResolutionTimes = z.partialRecord(Severity, ResponseTarget);
export type ResolutionTimes = z.infer<typeof ResolutionTimes>;

/** What a contract says of support beside its response times. */
const agreed = {
  /** Null or left out: those of the policy. */
  hours: ContractHours.nullable().optional(),
  resolutionTimes: ResolutionTimes.optional(),
};

/** Something that is paid for at an instant: what, and which plan, add-on or contract exactly. */
export const PaidBy = z.object({
  code: z.enum(['contract', 'plan', 'credits', 'add-on', 'operator']),
  /** The id of the plan, of the add-on in the catalogue, or of the contract; null for credits. */
  id: z.string().nullable(),
});

/** What an organisation or a project is paid for, and the help that follows. */
export const Coverage = z.object({
  /** Whether technical requests are processed. */
  paid: z.boolean(),
  /** All that pays at this instant, the one that decides on `responseRow` first; empty when nothing does. */
  why: z.array(PaidBy),
  plan: Plan.pick({ id: true, name: true }),
  technicalSupport: SupportTerms.shape.technicalSupport,
  /** The row of response times; null: none are stated. */
  responseRow: ResponseRow.nullable(),
  /** `target` is aimed at, `commitment` is owed by contract, `none`: no clock runs. */
  kind: z.enum(['none', 'target', 'commitment']),
  premiumSupport: z.boolean(),
  /** The contract in force, whose zone, hours and holidays business hours follow. */
  contract: z
    .object({ id: z.string(), timeZone: z.string(), holidays: z.array(Holiday), ...agreed })
    .nullable(),
  /** Until then nothing of this changes by itself; null: no end is known. */
  until: Instant.nullable(),
});
export type Coverage = z.infer<typeof Coverage>;

/** How often a plan is paid. */
export const BillingInterval = z.enum(['month', 'year']);

/** The plan that somebody was put on. */
export const PlanTerm = z.object({
  plan: Plan,
  catalogueVersion: z.number().int(),
  /** Null for plans without a price. */
  interval: BillingInterval.nullable(),
  /** What the operator grants in place of the plan's own terms, on plans that leave it to him. */
  support: SupportTerms.nullable(),
  from: Instant,
});
export type PlanTerm = z.infer<typeof PlanTerm>;

/** An add-on of a customer. */
export const AddOnTerm = z.object({
  id: z.string(),
  addOn: AddOn,
  catalogueVersion: z.number().int(),
  /** Null: it covers the whole organisation. */
  projectId: z.string().nullable(),
  monthlyMicroUsd: MicroUsd,
  from: Instant,
  /** It ends before this instant; null: no end is set. */
  to: Instant.nullable(),
});
export type AddOnTerm = z.infer<typeof AddOnTerm>;

const ContractTerms = z.object({
  contractId: z.string(),
  /** The plan that holds during the term. */
  plan: z.string(),
  catalogueVersion: z.number().int(),
  /** The term: from this instant until before that one. */
  from: Instant,
  to: Instant,
  monthlyFeeMicroUsd: MicroUsd,
  responseRow: ResponseRow,
  /** The IANA zone of business hours. */
  timeZone: z.string(),
  holidays: z.array(Holiday),
  ...agreed,
});

/** An Enterprise contract. */
export const Contract = ContractTerms.omit({ contractId: true, plan: true }).extend({
  id: z.string(),
  plan: Plan,
});
export type Contract = z.infer<typeof Contract>;

/** Where an organisation stands: plan, credits, add-ons, contracts, and what follows from them. */
export const Billing = z.object({
  plan: PlanTerm,
  /** The plan that a later instant brings, if one is set. */
  nextPlan: PlanTerm.nullable(),
  creditsMicroUsd: z.number().int(),
  /** In force and to come. */
  addOns: z.array(AddOnTerm),
  /** In force and to come. */
  contracts: z.array(Contract),
  coverage: Coverage,
});
export type Billing = z.infer<typeof Billing>;

const creditChange = { amountMicroUsd: z.number().int(), balanceMicroUsd: z.number().int() };

/** What one change of a customer's terms said. */
export const BillingChange = z.discriminatedUnion('kind', [
  PlanTerm.omit({ plan: true }).extend({ kind: z.literal('plan.set'), plan: z.string() }),
  z.object({ kind: z.literal('credits.granted'), ...creditChange }),
  z.object({ kind: z.literal('credits.corrected'), ...creditChange }),
  AddOnTerm.omit({ id: true, addOn: true }).extend({
    kind: z.literal('add-on.started'),
    addOnId: z.string(),
    addOn: z.string(),
  }),
  z.object({ kind: z.literal('add-on.ended'), addOnId: z.string(), to: Instant }),
  ContractTerms.extend({ kind: z.literal('contract.made') }),
  ContractTerms.extend({ kind: z.literal('contract.amended') }),
  z.object({ kind: z.literal('contract.ended'), contractId: z.string(), to: Instant }),
]);
export type BillingChange = z.infer<typeof BillingChange>;

/** One entry of the history, which is only ever appended to. */
export const BillingEntry = z.object({
  /** Counts the changes of one organisation from 1. */
  number: z.number().int(),
  at: Instant,
  /** The operator's account; null for what the system did. */
  by: z.string().nullable(),
  reason: z.string().nullable(),
  change: BillingChange,
});
export type BillingEntry = z.infer<typeof BillingEntry>;

/** Narrows the history; `credits` gives the ledger. */
export const BillingSubject = z.enum(['plan', 'credits', 'add-on', 'contract']);

/** The endpoints of what an organisation has and pays. */
export const billing = {
  coverage: endpoint('organisation.read', {
    method: 'GET',
    path: '/organisations/{org}/coverage',
    summary: 'What the organisation as a whole is covered for',
    tag,
  })
    .input(z.object(inOrg))
    .output(Coverage),
  projectCoverage: endpoint('project.read', {
    method: 'GET',
    path: '/organisations/{org}/projects/{project}/coverage',
    summary: 'What a project is covered for',
    tag,
  })
    .input(z.object(inProject))
    .output(Coverage),
  get: endpoint('billing.read', {
    method: 'GET',
    path: '/organisations/{org}/billing',
    summary: 'Plan, credits, add-ons and contract, with amounts',
    tag,
  })
    .input(z.object(inOrg))
    .output(Billing),
  history: endpoint('billing.read', {
    method: 'GET',
    path: '/organisations/{org}/billing/history',
    summary: 'All changes of plan, credits, add-ons and contract, newest first',
    tag,
  })
    .input(z.object({ ...inOrg, ...pageInput, about: BillingSubject.optional() }))
    .output(pageOf(BillingEntry)),
};
