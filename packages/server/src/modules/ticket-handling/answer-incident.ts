import type { Ctx } from '../../context.ts';
import { answerLinked } from './answer-linked.ts';
import { agentOf } from './desk-ticket.ts';

/**
 * Sends what a person wrote about an incident to all open tickets that are linked to it: each is answered.
 *
 * @returns how many were answered
 * @throws Problem `forbidden` for everybody but staff
 * @example await answerIncident(ctx, { incident: 'x7k2m9q4w1zt', text: 'Downloads work again.' }); // { answered: 12 }
 */
export async function answerIncident(
  ctx: Ctx,
  { incident, text }: { incident: string; text: string },
): Promise<{ answered: number }> {
  const { permit, by } = agentOf(ctx, 'full');
  return { answered: await answerLinked(ctx, permit, by, { incident, text: { en: text, fr: text } }) };
}
