export { rolloutBucket } from './bucket.ts';
export { checkUpdate, type CheckAnswer, type CheckQuery, type CheckReply } from './check-update.ts';
export type { CheckRequest, Choice, Outcome } from './choose.ts';
export { decide } from './decide.ts';
export { checkMeans } from './means.ts';
export { decisionTraces, deviceDecisions, deviceOverrides } from './schema.ts';
