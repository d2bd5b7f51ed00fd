import type { Platform } from '../../context.ts';
import type { Part } from '../../platform/part.ts';
import { openStateReader, type StateReader } from './state-reader.ts';

const readers = new WeakMap<Platform['config'], StateReader>();

function readerOf({ config, log }: Pick<Platform, 'config' | 'log'>): StateReader {
  const known = readers.get(config) ?? openStateReader(config.statusState, log);
  readers.set(config, known);
  return known;
}

/** What is wrong with the platform now, from the state document that the configuration names. */
export const incidentsPart: Part = {
  name: 'incidents',
  start: (platform) => readerOf(platform).start(),
  stop: async (platform) => readerOf(platform).stop(),
  news: {
    openIncidents: async (ctx) => readerOf(ctx).now(),
    knownIncidents: async (platform) => readerOf(platform).all(),
  },
};
