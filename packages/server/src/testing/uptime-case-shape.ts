import { z } from 'zod';

const Instant = z.iso.datetime({ offset: true });
const Place = { component: z.string(), from: Instant, to: Instant.nullish() };
/** The organisation that a fact or a figure is about, by any of its names. */
const Organisation = {
  org: z.string().nullish(),
  org_id: z.string().nullish(),
  organisation: z.string().nullish(),
};
const Term = z.looseObject({
  from: Instant.nullish(),
  start: Instant.nullish(),
  to: Instant.nullish(),
  end: Instant.nullish(),
});

/** A month and what happened in it. */
export const TimelineInput = z.looseObject({
  month: z.string(),
  as_of: Instant.nullish(),
  fee_cents: z.int().nonnegative().nullish(),
  components: z.array(
    z.looseObject({ id: z.string(), in_sla: z.boolean().default(false), started_at: Instant.nullish() }),
  ),
  states: z
    .array(
      z.looseObject({
        ...Place,
        status: z.enum([
          'operational',
          'under_maintenance',
          'degraded_performance',
          'partial_outage',
          'major_outage',
        ]),
      }),
    )
    .default([]),
  maintenances: z
    .array(
      z.looseObject({
        components: z.array(z.string()),
        from: Instant,
        to: Instant,
        notice_sent_at: Instant.nullish(),
        cancelled: z.boolean().nullish(),
      }),
    )
    .default([]),
  exclusions: z
    .array(
      z.looseObject({
        ...Organisation,
        components: z.array(z.string()),
        from: Instant,
        to: Instant,
        reason: z.enum(['emergency_maintenance', 'force_majeure', 'customer_caused']),
      }),
    )
    .default([]),
  unmeasured: z.array(z.looseObject(Place)).default([]),
  ...Organisation,
  term: Term.nullish(),
  subscription: Term.nullish(),
  contract: Term.nullish(),
});
export type TimelineInput = z.infer<typeof TimelineInput>;

/** What the places of a probe said, a letter each, round after round. */
export const ProbesInput = z.looseObject({
  start: Instant,
  interval_seconds: z.number().positive(),
  regions: z.array(z.string()),
  rounds: z.array(z.string().regex(/^[UDN]*$/)),
  confirm_rounds: z.int().positive().default(2),
  recover_rounds: z.int().positive().default(2),
});
export type ProbesInput = z.infer<typeof ProbesInput>;

/** A file of worked cases; each case is read by itself. */
export const UptimeFile = z.looseObject({
  rules: z
    .looseObject({
      state_weights: z.record(z.string(), z.number()).optional(),
      bands: z.array(z.object({ below: z.number(), credit_percent: z.number() })).optional(),
    })
    .default({}),
  cases: z.array(
    z.looseObject({
      id: z.string(),
      title: z.string().default(''),
      kind: z.string().default('timeline'),
      input: z.unknown(),
      expect: z.looseObject({}),
    }),
  ),
});
export type UptimeFile = z.infer<typeof UptimeFile>;
