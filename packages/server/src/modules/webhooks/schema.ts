import type { SubscribableEvent } from '@codepushgo/contract';
import { boolean, index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { organisations } from '#organisations';
import { at } from '../../platform/columns.ts';

/** Where events of an organisation are posted to. */
export const webhooks = pgTable(
  'webhooks',
  {
    id: text('id').primaryKey(),
    orgId: text('org_id')
      .notNull()
      .references(() => organisations.id),
    url: text('url').notNull(),
    description: text('description').notNull(),
    events: jsonb('events').$type<SubscribableEvent[]>().notNull(),
    /** Only events of this project, app and channel. They may be deleted or move; then nothing matches. */
    projectId: text('project_id'),
    appId: text('app_id'),
    channelId: text('channel_id'),
    /** Sealed by the vault, for it signs every message. */
    secret: text('secret').notNull(),
    /** The secret before, sealed; signs too until `previousSecretExpiresAt`. */
    previousSecret: text('previous_secret'),
    previousSecretExpiresAt: at('previous_secret_expires_at'),
    isEnabled: boolean('is_enabled').notNull(),
    disabledReason: text('disabled_reason').$type<'by-hand' | 'gone' | 'failing'>(),
    disabledAt: at('disabled_at'),
    /** Since the first failure after the last success. */
    failingSince: at('failing_since'),
    /** Failures since the last success. */
    failureCount: integer('failure_count').notNull().default(0),
    /** Nothing is tried before. */
    pausedUntil: at('paused_until'),
    /** Targets take turns by it. */
    lastAttemptAt: at('last_attempt_at'),
    createdAt: at('created_at').notNull(),
  },
  (t) => [index('webhooks_org').on(t.orgId, t.id)],
);
