import { alongWithChannels } from '#channels';
import type { Platform } from '../../context.ts';
import type { Part } from '../../platform/part.ts';
import { recorderOf } from './recorder-of.ts';
import { replayJournal } from './replay-journal.ts';
import { decisionJournal, decisionTraces, deviceDecisions } from './schema.ts';
import { sweepDecisions } from './sweep-decisions.ts';

function registerJobs(platform: Platform): void {
  platform.jobs.register('decisions.sweep', (_data, { signal }) => sweepDecisions(platform, signal), {
    schedule: '37 3 * * *',
    expireInSeconds: 3600,
  });
  platform.jobs.register('decisions.replay', () => replayJournal(platform, false), {
    schedule: '*/10 * * * *',
  });
}

/** What devices were told, as a part of the server: repaired at the start, written out before a stop. */
export const decisionsPart: Part = {
  name: 'decisions',
  news: { appMoved: alongWithChannels(deviceDecisions, decisionTraces, decisionJournal) },
  jobs: registerJobs,
  start: (platform) => replayJournal(platform, platform.config.databaseUrl === undefined),
  stop: (platform) => recorderOf(platform).settle(),
};
