import { MAKE_DIFFS, type DiffTask } from '#releases';
import type { Ctx, Platform } from '../../context.ts';
import { anonymousCtx } from '../../platform/app.ts';
import { makeDiffs } from './make-diffs.ts';
import { removeGarbage } from './remove-garbage.ts';

/** Background work: file diffs after a release, and clean-up. */
export function registerJobs(platform: Platform): void {
  const ctx = (name: string): Ctx => ({
    ...anonymousCtx(platform, 'background'),
    actor: { kind: 'system', name },
  });
  platform.jobs.register<DiffTask>(
    MAKE_DIFFS,
    (task, { signal }) => makeDiffs(ctx('make-diffs'), task, signal),
    { expireInSeconds: 3600 },
  );
  platform.jobs.register(
    'delivery.remove-garbage',
    async (_data, { signal }) => void (await removeGarbage(platform, signal)),
    { schedule: '43 * * * *', expireInSeconds: 3600 },
  );
}
