export { isKeptDevice, LONGEST_DEVICE_ID } from './device-id.ts';
export { normaliseVersion } from './normalise-version.ts';
export { noteDevices, SEEN_EXACT_MS, type Sighting } from './note-devices.ts';
export { deviceReleases, devices, releaseCounts } from './schema.ts';
