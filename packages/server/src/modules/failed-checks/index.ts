/** How many update checks and downloads of an organisation the platform failed, by minute. */
export { countsOf } from './counts-of.ts';
export type { MinuteCounts } from './minute-counts.ts';
export { failedChecksPart } from './part.ts';
export { failedChecksRoutes } from './routes.ts';
export { checkMinutes, countedMinutes } from './schema.ts';
