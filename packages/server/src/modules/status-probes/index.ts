/** Probes of the platform: what places report, what follows from it, and the place that a process is itself. */
export { foldRounds, type Fold } from './fold-rounds.ts';
export type { Round, Verdict } from './judge-round.ts';
export { probeMigrations } from './migrations.ts';
export type { Outage } from './overlay.ts';
export { deliverTo } from './send-reports.ts';
export { startPlace } from './start-place.ts';
export type { Probing } from './start-probing.ts';
export type { FoldOptions } from './step-fold.ts';
export { watchProbes, type ProbeWatch } from './watch-probes.ts';
