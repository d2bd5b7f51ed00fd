export { foldRounds } from './fold-rounds.ts';
export type { Fold } from './fold-rounds.ts';
export type { Round, Verdict } from './judge-round.ts';
export type { Outage } from './overlay.ts';
export type { FoldOptions } from './step-fold.ts';
