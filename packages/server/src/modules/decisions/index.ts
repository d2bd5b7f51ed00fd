export type { DecisionRecorder, RecordedCheck, RecorderCounts } from './decision-recorder.ts';
export { decisionsOfDevice } from './decisions-of-device.ts';
export { decisionsPart } from './part.ts';
export { recorderOf } from './recorder-of.ts';
export { decisionJournal, decisionTraces, deviceDecisions } from './schema.ts';
export type { CheckRun, TraceText } from './device-entry.ts';
