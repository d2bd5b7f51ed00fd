export { mutate, type AuditEntry, type Change } from './mutate.ts';
export { grant, permitSelf, permitSystem, type Permit } from './permit.ts';
export { auditEntries } from './schema.ts';
