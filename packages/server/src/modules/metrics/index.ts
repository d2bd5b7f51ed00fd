export { normaliseVersion } from './normalise-version.ts';
export { deviceReleases, devices, releaseCounts } from './schema.ts';
