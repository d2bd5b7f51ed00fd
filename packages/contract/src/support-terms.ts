import { z } from 'zod';

/** How grave a request is. */
export const Severity = z.enum(['urgent', 'high', 'normal', 'low']);
export type Severity = z.infer<typeof Severity>;

/**
 * How long an answer may take: `h` hours around the clock, `bh` business hours, `bd` business days, `mo` calendar
 * months.
 */
export const ResponseTarget = z.object({
  value: z.number().int().min(1).max(1000),
  unit: z.enum(['h', 'bh', 'bd', 'mo']),
});
export type ResponseTarget = z.infer<typeof ResponseTarget>;

/** Requests that have a queue of their own, whatever somebody pays for. */
export const SupportQueue = z.enum(['billing', 'security', 'abuse', 'data_protection']);
export type SupportQueue = z.infer<typeof SupportQueue>;
