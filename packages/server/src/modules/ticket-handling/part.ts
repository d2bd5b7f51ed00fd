import type { Part } from '../../platform/part.ts';
import { escalate } from './escalate.ts';

/** The work of staff on tickets as a part of the server: who is told when an answer is late. */
export const ticketHandlingPart: Part = { name: 'ticket-handling', news: { clockNoticed: escalate } };
