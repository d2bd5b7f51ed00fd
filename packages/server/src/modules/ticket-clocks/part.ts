import type { Ctx, Platform } from '../../context.ts';
import { anonymousCtx } from '../../platform/app.ts';
import type { Part } from '../../platform/part.ts';
import { sweepClocks } from './sweep-clocks.ts';

function registerJobs(platform: Platform): void {
  const ctx = (): Ctx => ({
    ...anonymousCtx(platform, 'background'),
    actor: { kind: 'system', name: 'support-clocks' },
  });
  platform.jobs.register(
    'support-clocks.sweep',
    async (_data, { signal }) => void (await sweepClocks(ctx(), signal)),
    {
      schedule: '* * * * *',
    },
  );
}

/** The clocks of tickets as a part of the server: every minute it tells what has fallen due. */
export const ticketClocksPart: Part = { name: 'ticket-clocks', jobs: registerJobs };
