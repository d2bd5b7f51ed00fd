export { decisionTraces, deviceDecisions, deviceOverrides } from './schema.ts';
