import type {
  Entitlement,
  EvidenceWish,
  Severity,
  TicketCategory,
  SupportChannel,
} from '@codepushgo/contract';
import { index, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { at } from '../../platform/columns.ts';
import type { Language } from '../../platform/language.ts';

/** Requests that were declined: the text waits for the day on which it becomes eligible. */
export const keptRequests = pgTable(
  'kept_requests',
  {
    id: text('id').primaryKey(),
    orgId: text('org_id').notNull(),
    accountId: text('account_id').notNull(),
    /** The one that was named; null: none was. */
    projectId: text('project_id'),
    category: text('category').$type<TicketCategory>().notNull(),
    severity: text('severity').$type<Severity>().notNull(),
    channel: text('channel').$type<SupportChannel>().notNull(),
    language: text('language').$type<Language>().notNull(),
    subject: text('subject').notNull(),
    text: text('text').notNull(),
    entitlement: jsonb('entitlement').$type<Entitlement>().notNull(),
    /** What is to be shared with the ticket that it may become; null: nothing. */
    evidence: jsonb('evidence').$type<EvidenceWish>(),
    createdAt: at('created_at').notNull(),
  },
  (t) => [index('kept_requests_org').on(t.orgId, t.accountId, t.id)],
);
