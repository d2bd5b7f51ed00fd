import type { Ctx, Platform } from '../../context.ts';
import { anonymousCtx } from '../../platform/app.ts';
import { findProblem } from '../../platform/problem-response.ts';
import type { Part } from '../../platform/part.ts';
import { statusAddress } from '../../platform/status-address.ts';
import { answerIncidents } from './answer-incidents.ts';

const READ = 'incident-answers.read';
/** The page is published within that time; what comes later is read with the next minute. */
const AFTER_SECONDS = 3;

function registerJobs(platform: Platform): void {
  const ctx = (): Ctx => ({
    ...anonymousCtx(platform, 'background'),
    actor: { kind: 'system', name: 'incident-answers' },
  });
  const read = async (_data: object, { signal }: { signal: AbortSignal }): Promise<void> => {
    if (statusAddress(platform.config) === null) return;
    // The next minute reads again.
    await answerIncidents(ctx(), signal).catch((error: unknown) => {
      if (findProblem(error)?.code !== 'unavailable') throw error;
    });
  };
  platform.jobs.register(READ, read, { schedule: '* * * * *', policy: 'short' });
}

/** Answers on tickets as a part of the server: the changes of the status service are read every minute. */
export const incidentAnswersPart: Part = {
  name: 'incident-answers',
  jobs: registerJobs,
  news: {
    incidentTold: (ctx, tx) =>
      ctx.jobs.send(tx, READ, {}, { startAfter: AFTER_SECONDS, singletonKey: 'soon' }),
  },
};
