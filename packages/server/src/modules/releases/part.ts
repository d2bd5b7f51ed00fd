import type { Part } from '../../platform/part.ts';
import { moveApp } from './move-app.ts';

/** Releases as a part of the server. */
export const releasesPart: Part = {
  name: 'releases',
  news: { appMoved: moveApp },
};
