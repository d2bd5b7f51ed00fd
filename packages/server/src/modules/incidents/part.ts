import { join } from 'node:path';
import type { Platform } from '../../context.ts';
import type { Part } from '../../platform/part.ts';
import { statusAddress } from '../../platform/status-address.ts';
import { openStateReader, type StateReader } from './state-reader.ts';

const readers = new WeakMap<Platform['config'], StateReader>();

function readerOf({ config, log }: Pick<Platform, 'config' | 'log'>): StateReader {
  const known = readers.get(config) ?? openStateReader(placeOf(config), log);
  readers.set(config, known);
  return known;
}

/** Where the state is read: as configured, else from what this process publishes, else from the status site. */
function placeOf(config: Platform['config']): string | undefined {
  const { statusState, roles, statusPort, statusDataDir } = config;
  if (statusState !== undefined) return statusState;
  if (roles.includes('status') && statusPort !== null) return join(statusDataDir, 'site', 'state.json');
  const site = statusAddress(config);
  return site === null ? undefined : `${site}/state.json`;
}

/** What is wrong with the platform now, from its state document. */
export const incidentsPart: Part = {
  name: 'incidents',
  start: (platform) => readerOf(platform).start(),
  stop: async (platform) => readerOf(platform).stop(),
  news: {
    openIncidents: async (ctx) => readerOf(ctx).now(),
    knownIncidents: async (platform) => readerOf(platform).all(),
  },
};
