import { index, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { at } from '../../platform/columns.ts';

/** Who did what to what; appended in the transaction that did it, never changed. */
export const auditEntries = pgTable(
  'audit_entries',
  {
    id: text('id').primaryKey(),
    /** Null for what belongs to no organisation, such as an account's own settings. */
    orgId: text('org_id'),
    actorKind: text('actor_kind').notNull(),
    actorId: text('actor_id'),
    accessKeyId: text('access_key_id'),
    action: text('action').notNull(),
    targetType: text('target_type').notNull(),
    targetId: text('target_id').notNull(),
    /** Ids, numbers and states only: no addresses, names of people or secrets. */
    details: jsonb('details').$type<Record<string, unknown>>().notNull(),
    requestId: text('request_id').notNull(),
    at: at('at').notNull(),
  },
  (t) => [
    // Ids are ordered by time.
    index('audit_entries_org').on(t.orgId, t.id),
    index('audit_entries_org_actor').on(t.orgId, t.actorId, t.id),
    index('audit_entries_org_action').on(t.orgId, t.action, t.id),
    index('audit_entries_org_target').on(t.orgId, t.targetId, t.id),
  ],
);
