import { z } from 'zod';
import { ResponseRow } from './plans.ts';
import { Severity } from './support-terms.ts';
import { TicketQueue, TicketStatus } from './ticket-shapes.ts';

/** Which tickets staff want to see; what is left out does not matter. */
export const DeskFilter = z.object({
  /** `waiting`: it is the customer who must do something; `open`: all that is not solved and needs nothing before. */
  state: z.enum(['open', 'waiting', 'solved', 'all']).optional(),
  status: TicketStatus.optional(),
  queue: TicketQueue.optional(),
  /** `me`, `none`, or an account. */
  assignee: z.string().min(1).max(64).optional(),
  /** Slug or id. */
  organisation: z.string().min(1).max(128).optional(),
  /** Id of a project. */
  project: z.string().min(1).max(128).optional(),
  /** The row of response times that its clocks go by; `none`: no such row. */
  tier: z.enum([...ResponseRow.options, 'none']).optional(),
  severity: Severity.optional(),
  /** `true`: an answer is late. */
  breached: z.stringbool().or(z.boolean()).optional(),
  tag: z.string().min(1).max(50).optional(),
  /**
   * A part of the subject or of the requester's name, whole words of what was written, or a reference such as `CPG-12`.
   */
  text: z.string().trim().min(1).max(200).optional(),
  /** `true`: the words may stand in notes, too. */
  inNotes: z.stringbool().or(z.boolean()).optional(),
});
export type DeskFilter = z.infer<typeof DeskFilter>;
