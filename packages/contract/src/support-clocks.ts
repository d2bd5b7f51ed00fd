import { z } from 'zod';
import { Instant } from './endpoint.ts';
import { ResponseRow } from './plans.ts';
import { ResponseTarget, Severity, SupportQueue } from './support-terms.ts';

/** What a clock measures: the first answer, the next one, or the solution where a contract sets a goal. */
export const ClockName = z.enum(['first_response', 'next_response', 'resolution']);
export type ClockName = z.infer<typeof ClockName>;

/** `breached`: past due and unanswered; `breached_late`: answered, but after it was due. */
export const ClockState = z.enum(['running', 'paused', 'met', 'breached', 'breached_late', 'cancelled']);
export type ClockState = z.infer<typeof ClockState>;

/** Why a clock was cancelled. */
export const ClockEnd = z.enum(['merged', 'solved_by_customer', 'solved', 'no_reply_needed']);
export type ClockEnd = z.infer<typeof ClockEnd>;

const promise = {
  target: ResponseTarget,
  /** Null for the queues, which know no severity. */
  severity: Severity.nullable(),
  responseRow: ResponseRow.nullable(),
  queue: SupportQueue.nullable(),
};

/** Which rule set a due time, and the figures of that rule; pages make a sentence of it. */
export const DueBecause = z.discriminatedUnion('code', [
  /** The target was added to the start. */
  z.object({ code: z.literal('started'), from: Instant, ...promise }),
  /** The target was added to the instant of the change, and is due sooner than before. */
  z.object({ code: z.enum(['severity_raised', 'tier_raised']), from: Instant, ...promise }),
  /** The longer target was added to the first start. */
  z.object({ code: z.literal('severity_lowered'), from: Instant, ...promise }),
  /** A merged ticket was owed an answer sooner. */
  z.object({ code: z.literal('merged'), from: Instant, ticketId: z.string(), ...promise }),
  /** The time that was left goes on: after waiting for the customer, or after a solution that did not hold. */
  z.object({
    code: z.enum(['resumed', 'reopened']),
    from: Instant,
    leftSeconds: z.number().int(),
    ...promise,
  }),
]);
export type DueBecause = z.infer<typeof DueBecause>;
