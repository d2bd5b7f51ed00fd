import type { Part } from '../../platform/part.ts';
import { moveApp } from './move-app.ts';

/** Uploads and packages as a part of the server. */
export const packagesPart: Part = {
  name: 'packages',
  news: { appMoved: moveApp },
};
