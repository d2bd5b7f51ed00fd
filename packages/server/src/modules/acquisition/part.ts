import type { Part } from '../../platform/part.ts';
import { moveApp } from './move-app.ts';

/** Acquisition as a part of the server; its device routes are a part of their own. */
export const acquisitionPart: Part = { name: 'acquisition', news: { appMoved: moveApp } };
