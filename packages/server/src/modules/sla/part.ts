import type { Ctx, Platform } from '../../context.ts';
import { anonymousCtx } from '../../platform/app.ts';
import type { Part } from '../../platform/part.ts';
import { freezeDueMonths } from './freeze-due-months.ts';
import { MAKE_CLAIMS, makeClaims, type ClaimsJob } from './make-claims.ts';

function registerJobs(platform: Platform): void {
  const ctx = (): Ctx => ({
    ...anonymousCtx(platform, 'background'),
    actor: { kind: 'system', name: 'sla' },
  });
  // Every hour, so that a status service that cannot be asked on the day is asked again.
  platform.jobs.register('sla.freeze', (_data, { signal }) => freezeDueMonths(ctx(), signal), {
    schedule: '11 * * * *',
  });
  platform.jobs.register<ClaimsJob>(MAKE_CLAIMS, (job, { signal }) => makeClaims(ctx(), job, signal));
}

/** The commitment of availability as a part of the server: months freeze by themselves, and claims follow. */
export const slaPart: Part = { name: 'sla', jobs: registerJobs };
