/** Sums by time of what devices did and what they fetched. The modules that keep the facts write them along. */
export { addReleaseHours, type HourChange } from './add-release-hours.ts';
export { countDevicesSeen } from './count-devices-seen.ts';
export { HOURS_KEPT_DAYS } from './fold-hours.ts';
export { rollupsPart } from './part.ts';
export type { HourColumn } from './release-hour-columns.ts';
export { audienceDays, deviceDays, lastSeenDays, releaseHours } from './schema.ts';
