import { z } from 'zod';
import { AnyInstant, endpoint, Instant, pageInput, pageOf } from './endpoint.ts';

const tag = 'Plans';
const Name = z.string().trim().min(1).max(100);
const id = z
  .string()
  .max(63)
  .regex(/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/, 'must be lower-case letters, digits and hyphens');
const figure = z.number().int().min(0).max(1e15).nullable();

/** A sum of money in whole micro-dollars: one US dollar is 1,000,000 of them. */
export const MicroUsd = z.number().int().min(0).max(1e15);

/** The rows of the table of response times. */
export const ResponseRow = z.enum(['team', 'payg', 'priority_plus']);

/** What help comes with something that is paid for. */
export const SupportTerms = z.object({
  /** `community`: peers help peers and nothing is owed; `limited`: technical requests are processed. */
  technicalSupport: z.enum(['community', 'limited']),
  /** Null: no response times are stated. */
  responseRow: ResponseRow.nullable(),
  /** Whether the premium contact form is open. */
  premiumSupport: z.boolean(),
});
export type SupportTerms = z.infer<typeof SupportTerms>;

/**
 * What makes an organisation on the plan a paying one: nothing (`free`), the plan itself (`subscription`), money in
 * its credits (`credits`), the term of a contract (`contract`), or a word of the operator (`operator`).
 */
export const PlanBasis = z.enum(['free', 'subscription', 'credits', 'contract', 'operator']);

/** One plan of the catalogue. */
export const Plan = z.object({
  id,
  name: z.object({ en: Name, fr: Name }),
  basis: PlanBasis,
  /** Null: the plan itself costs nothing, or its price depends on use. `yearly` is the sum for twelve months. */
  price: z.object({ monthlyMicroUsd: MicroUsd, yearlyMicroUsd: MicroUsd }).nullable(),
  /** Monthly active users, GiB of downloads a month, GiB kept; null: no limit. */
  limits: z.object({ activeUsers: figure, bandwidthGib: figure, storageGib: figure }),
  /** True: price and limits are the least that a contract may name. */
  isFrom: z.boolean(),
  support: SupportTerms,
});
export type Plan = z.infer<typeof Plan>;

/** Something paid for beside a plan, for a whole organisation or for one of its projects. */
export const AddOn = z.object({
  id,
  name: z.object({ en: Name, fr: Name }),
  /** Null: agreed with each customer. */
  monthlyMicroUsd: MicroUsd.nullable(),
  /** The plans that it can be added to; null: any. */
  plans: z.array(id).min(1).max(50).nullable(),
  /** The row of response times that it brings, if any. */
  responseRow: ResponseRow.nullable(),
});
export type AddOn = z.infer<typeof AddOn>;

/** The price of a unit up to a number of units; null: of all further ones. */
export const PriceTier = z.object({
  upTo: z.number().int().min(1).max(1e15).nullable(),
  microUsd: MicroUsd,
});

const tiers = z
  .array(PriceTier)
  .min(1)
  .max(50)
  .refine(
    (list) => list.every(({ upTo }, i) => (upTo === null) === (i === list.length - 1)),
    'must end with the one tier that has no upper end',
  )
  .refine(
    (list) => list.every(({ upTo }, i) => upTo === null || i === 0 || upTo > list[i - 1]!.upTo!),
    'must rise from tier to tier',
  );

/** The prices of use that is paid from credits: each unit costs what the tier says that it falls in. */
export const UsagePrices = z.object({ activeUsers: tiers, bandwidthGib: tiers, storageGib: tiers });

/** Everything that can be bought. */
export const PlanCatalogue = z
  .object({
    plans: z.array(Plan).min(1).max(50),
    addOns: z.array(AddOn).max(50),
    usagePrices: UsagePrices,
  })
  .superRefine(({ plans, addOns }, check) => {
    const fault = (path: (string | number)[], message: string): void =>
      check.addIssue({ code: 'custom', path, message });
    const known = new Set(plans.map((plan) => plan.id));
    if (known.size < plans.length) fault(['plans'], 'must not hold two plans of one id');
    if (new Set(addOns.map((addOn) => addOn.id)).size < addOns.length)
      fault(['addOns'], 'must not hold two add-ons of one id');
    for (const basis of ['credits', 'contract'] as const)
      if (plans.filter((plan) => plan.basis === basis).length > 1)
        fault(['plans'], `must not hold two plans of the basis ${basis}`);
    for (const [i, { basis, support, price }] of plans.entries()) {
      const givesHelp =
        support.technicalSupport === 'limited' || support.responseRow || support.premiumSupport;
      if (basis === 'free' && givesHelp) fault(['plans', i, 'support'], 'must be empty on a free plan');
      if ((basis === 'subscription' || basis === 'contract') !== (price !== null))
        fault(['plans', i, 'price'], 'must be there for subscriptions and contracts, and for nothing else');
    }
    for (const [i, addOn] of addOns.entries())
      if (addOn.plans?.some((plan) => !known.has(plan)))
        fault(['addOns', i, 'plans'], 'must name plans of this catalogue');
  });
export type PlanCatalogue = z.infer<typeof PlanCatalogue>;

/** One dated version of the catalogue. Organisations keep the version that they were put on. */
export const CatalogueVersion = z.object({
  version: z.number().int(),
  effectiveFrom: Instant,
  catalogue: PlanCatalogue,
});
export type CatalogueVersion = z.infer<typeof CatalogueVersion>;

/** A version as operators see it. */
export const PublishedCatalogue = CatalogueVersion.extend({
  note: z.string(),
  publishedAt: Instant,
  /** The operator's account; null for the version that the software brings along. */
  publishedBy: z.string().nullable(),
});
export type PublishedCatalogue = z.infer<typeof PublishedCatalogue>;

/** The endpoints of the plan catalogue. */
export const plans = {
  get: endpoint('public', {
    method: 'GET',
    path: '/plans',
    summary: 'Plans, add-ons and prices',
    tag,
  }).output(CatalogueVersion),
  listVersions: endpoint('operator', {
    method: 'GET',
    path: '/operator/plan-catalogues',
    summary: 'All versions of the catalogue, newest first',
    tag,
  })
    .input(z.object(pageInput))
    .output(pageOf(PublishedCatalogue)),
  publish: endpoint('operator', {
    method: 'POST',
    path: '/operator/plan-catalogues',
    summary: 'Publish a new version of the catalogue',
    tag,
    status: 201,
    idempotent: true,
  })
    .input(
      z.object({
        catalogue: PlanCatalogue,
        /** From when it is offered; left out: at once. */
        effectiveFrom: AnyInstant.optional(),
        /** What changed, for other operators. */
        note: z.string().trim().min(1).max(500),
      }),
    )
    .output(PublishedCatalogue),
};
