import { recomputeAllClocks } from '#ticket-store';
import type { Command } from '../platform/command.ts';

/** Makes the kept clocks of all tickets again, after a repair or a restored backup. */
export const recomputeClocksCommand: Command = {
  summary:
    'Make the clocks of all tickets again from what happened on them, and print how many tickets that were.',
  async run({ ctx }) {
    const tickets = await recomputeAllClocks(ctx, (done) => ctx.log.info({ done }, 'clocks were made again'));
    return JSON.stringify({ tickets });
  },
};
