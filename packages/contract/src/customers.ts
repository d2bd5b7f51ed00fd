import { z } from 'zod';
import {
  Billing,
  BillingEntry,
  BillingInterval,
  BillingSubject,
  ContractHours,
  Coverage,
  Holiday,
  ResolutionTimes,
} from './billing.ts';
import { AnyInstant, endpoint, Instant, pageInput, pageOf } from './endpoint.ts';
import { MicroUsd, Plan, ResponseRow, SupportTerms } from './plans.ts';
import { searchInput } from './search.ts';
import { TimeZone } from './time-zone.ts';

const tag = 'Customers';
const customer = { customer: z.string().min(1).max(128) };
/** Customers read it in their history. */
const reason = z.string().trim().min(1).max(500);
const holidays = z
  .array(Holiday)
  .max(2000)
  .refine((days) => new Set(days.map(({ date }) => date)).size === days.length, 'must not hold a date twice');
const country = z.string().regex(/^[A-Za-z]{2}$/, 'must be a country code of two letters');
const region = z.string().min(1).max(10).optional();
const terms = {
  /** The end of the term: the first instant that no longer belongs to it. */
  to: AnyInstant,
  monthlyFeeMicroUsd: MicroUsd,
  responseRow: ResponseRow,
  timeZone: TimeZone,
  holidays,
  /** Business hours in place of those of the policy; null or left out: none. */
  hours: ContractHours.nullable().optional(),
  /** Goals for solving, by severity; left out: none. */
  resolutionTimes: ResolutionTimes.optional(),
};

/** An organisation in the list of customers. */
export const Customer = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  kind: z.enum(['personal', 'team']),
  createdAt: Instant,
  /** The plan that holds now: the contract's during its term. */
  plan: Plan.pick({ id: true, name: true }),
  paid: z.boolean(),
  responseKind: Coverage.shape.kind,
  /** When the contract in force ends, and the zone that it is written in; null without one. */
  contract: z.object({ to: Instant, timeZone: z.string() }).nullable(),
});
export type Customer = z.infer<typeof Customer>;

/** One customer, without anything that belongs to its work. */
export const CustomerDetail = z.object({
  ...Customer.pick({ id: true, slug: true, name: true, kind: true, createdAt: true }).shape,
  timeZone: z.string(),
  memberCount: z.number().int(),
  projectCount: z.number().int(),
  billing: Billing,
});
export type CustomerDetail = z.infer<typeof CustomerDetail>;

/** A project as operators see it: enough to name what an add-on covers. */
export const CustomerProject = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  coverage: Coverage,
});
export type CustomerProject = z.infer<typeof CustomerProject>;

/** A country whose holidays are known. */
export const HolidayCalendar = z.object({
  country: z.string(),
  name: z.string(),
  regions: z.array(z.object({ region: z.string(), name: z.string() })),
});
export type HolidayCalendar = z.infer<typeof HolidayCalendar>;

/** Endpoints with which operators look after customers. Each change answers where the customer stands then. */
export const customers = {
  list: endpoint('operator', {
    method: 'GET',
    path: '/operator/customers',
    summary: 'Organisations, newest first',
    tag,
  })
    .input(
      z.object({
        ...pageInput,
        /** Beginnings of words of the name or slug, an id, or the whole e-mail address of a member. */
        search: z.string().trim().min(1).max(320).optional(),
        /** The id of the plan that holds now. */
        plan: z.string().min(1).max(63).optional(),
      }),
    )
    .output(pageOf(Customer)),
  get: endpoint('operator', {
    method: 'GET',
    path: '/operator/customers/{customer}',
    summary: 'One customer',
    tag,
  })
    .input(z.object(customer))
    .output(CustomerDetail),
  listProjects: endpoint('operator', {
    method: 'GET',
    path: '/operator/customers/{customer}/projects',
    summary: 'The projects of a customer and what each is covered for',
    tag,
  })
    .input(z.object({ ...customer, ...pageInput, ...searchInput }))
    .output(pageOf(CustomerProject)),
  history: endpoint('operator', {
    method: 'GET',
    path: '/operator/customers/{customer}/history',
    summary: 'All changes of plan, credits, add-ons and contract, newest first',
    tag,
  })
    .input(z.object({ ...customer, ...pageInput, about: BillingSubject.optional() }))
    .output(pageOf(BillingEntry)),
  setPlan: endpoint('operator', {
    method: 'PUT',
    path: '/operator/customers/{customer}/plan',
    summary: 'Put a customer on a plan of the present catalogue',
    tag,
  })
    .input(
      z.object({
        ...customer,
        plan: z.string().max(63),
        /** For plans with a price. */
        interval: BillingInterval.optional(),
        /** For plans that leave support to the operator; left out: the plan's own terms. */
        support: SupportTerms.optional(),
        /** From when on; left out: at once. A later call takes the place of what was set for after it. */
        from: AnyInstant.optional(),
        reason,
      }),
    )
    .output(Billing),
  changeCredits: endpoint('operator', {
    method: 'POST',
    path: '/operator/customers/{customer}/credits',
    summary: 'Grant credits, or correct an earlier grant',
    tag,
    status: 201,
    idempotent: true,
  })
    .input(
      z.object({
        ...customer,
        kind: z.enum(['grant', 'correction']),
        /** Below 0 in a correction that takes credits away. */
        amountMicroUsd: z.number().int().min(-1e15).max(1e15),
        reason,
      }),
    )
    .output(Billing),
  startAddOn: endpoint('operator', {
    method: 'POST',
    path: '/operator/customers/{customer}/add-ons',
    summary: 'Begin an add-on',
    tag,
    status: 201,
    idempotent: true,
  })
    .input(
      z.object({
        ...customer,
        addOn: z.string().max(63),
        /** Slug or id of the only project that it covers. */
        project: z.string().min(1).max(128).optional(),
        /** What was agreed; left out: the price of the catalogue. */
        monthlyMicroUsd: MicroUsd.optional(),
        from: AnyInstant.optional(),
        to: AnyInstant.optional(),
        reason,
      }),
    )
    .output(Billing),
  endAddOn: endpoint('operator', {
    method: 'POST',
    path: '/operator/customers/{customer}/add-ons/{addOn}/end',
    summary: 'End an add-on',
    tag,
  })
    .input(z.object({ ...customer, addOn: z.string(), at: AnyInstant.optional(), reason }))
    .output(Billing),
  makeContract: endpoint('operator', {
    method: 'POST',
    path: '/operator/customers/{customer}/contracts',
    summary: 'Enter an Enterprise contract',
    tag,
    status: 201,
    idempotent: true,
  })
    .input(z.object({ ...customer, from: AnyInstant, ...terms, reason }))
    .output(Billing),
  amendContract: endpoint('operator', {
    method: 'PATCH',
    path: '/operator/customers/{customer}/contracts/{contract}',
    summary: 'Change the terms of a contract that has not ended',
    tag,
  })
    .input(z.object({ ...customer, contract: z.string(), ...z.object(terms).partial().shape, reason }))
    .output(Billing),
  endContract: endpoint('operator', {
    method: 'POST',
    path: '/operator/customers/{customer}/contracts/{contract}/end',
    summary: 'End a contract before its term does',
    tag,
  })
    .input(z.object({ ...customer, contract: z.string(), at: AnyInstant.optional(), reason }))
    .output(Billing),
  holidayCalendars: endpoint('operator', {
    method: 'GET',
    path: '/operator/holiday-calendars',
    summary: 'Countries and regions whose holidays can be proposed',
    tag,
  })
    .input(z.object({ language: z.enum(['en', 'fr']).default('en') }))
    .output(z.object({ items: z.array(HolidayCalendar) })),
  proposeHolidays: endpoint('operator', {
    method: 'GET',
    path: '/operator/holiday-calendars/{country}/days',
    summary: 'The public holidays of a country or region between two dates, both included',
    tag,
  })
    .input(
      z.object({
        country,
        region,
        from: z.iso.date(),
        to: z.iso.date(),
        language: z.enum(['en', 'fr']).default('en'),
      }),
    )
    .output(z.object({ items: z.array(Holiday) })),
};
