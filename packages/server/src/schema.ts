export * from './platform/schema.ts';
export { auditEntries } from './modules/audit/schema.ts';
export * from './modules/accounts/schema.ts';
export * from './modules/organisations/schema.ts';
export * from './modules/projects/schema.ts';
export * from './modules/apps/schema.ts';
export * from './modules/releases/schema.ts';
export * from './modules/metrics/schema.ts';
export * from './modules/acquisition/schema.ts';
