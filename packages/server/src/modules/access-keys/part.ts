import type { Part } from '../../platform/part.ts';
import { registerAccessKeyJobs } from './jobs.ts';
import { makeFirstKey } from './make-first-key.ts';
import { usesWritten } from './note-use.ts';

/** Access keys as a part of the server: background work, the key that comes with an account. */
export const accessKeysPart: Part = {
  name: 'access-keys',
  news: { makeFirstKey },
  jobs: registerAccessKeyJobs,
  stop: usesWritten,
};
