import { z } from 'zod';
import { Instant } from './endpoint.ts';
import { Doer, event } from './event-kind.ts';

const OnClaim = z.object({
  organisation: z.object({ id: z.string(), slug: z.string(), name: z.string() }),
  by: Doer,
  claim: z.object({
    id: z.string(),
    /** `2026-09` */
    month: z.string(),
    revision: z.number().int(),
    /** In per cent, cut off to three decimals. */
    availability: z.string(),
    creditPercent: z.number().int(),
    creditCents: z.number().int(),
    deadline: Instant,
    /** Its page in the console. */
    url: z.string(),
  }),
});

/** Events of claims for months below the commitment of availability. */
export const slaEventTypes = {
  'sla-claim.ready': event({
    version: 1,
    summary: 'A month closed below the commitment, and a claim for it waits to be confirmed',
    needs: null,
    data: OnClaim,
  }),
  'sla-claim.approved': event({
    version: 1,
    summary: 'A claim was approved, and its credit is on the account',
    needs: null,
    data: OnClaim.extend({ balanceCents: z.number().int() }),
  }),
  'sla-claim.declined': event({
    version: 1,
    summary: 'A claim was declined',
    needs: null,
    data: OnClaim.extend({ reason: z.string() }),
  }),
};

/** Names of {@link slaEventTypes}. */
export const slaEventNames = [
  'sla-claim.ready',
  'sla-claim.approved',
  'sla-claim.declined',
] as const satisfies readonly (keyof typeof slaEventTypes)[];
