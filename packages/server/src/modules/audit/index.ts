export { type AuditFilter, listAuditEntries } from './list-audit-entries.ts';
export { mutate, recordAudit, type AuditEntry, type Change } from './mutate.ts';
export { grant, permitSelf, permitSystem, type Permit } from './permit.ts';
export { auditEntries } from './schema.ts';
