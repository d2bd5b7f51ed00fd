import { alongWithChannels } from '#channels';
import type { Part } from '../../platform/part.ts';
import { deviceOverrides } from './schema.ts';

/** Acquisition as a part of the server; its device routes are a part of their own. */
export const acquisitionPart: Part = {
  name: 'acquisition',
  news: { appMoved: alongWithChannels(deviceOverrides) },
};
