import type { ConsentItem } from '@codepushgo/contract';
import { jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { at } from '../../platform/columns.ts';

/** What tickets are about, as far as their requesters named it. */
export const ticketPlaces = pgTable(
  'ticket_places',
  {
    orgId: text('org_id').notNull(),
    ticketId: text('ticket_id').notNull(),
    appId: text('app_id'),
    channelId: text('channel_id'),
    release: text('release'),
    device: text('device'),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.ticketId] })],
);

/** What requesters share with their tickets: each item with its consent, and what was attached. */
export const ticketEvidence = pgTable(
  'ticket_evidence',
  {
    orgId: text('org_id').notNull(),
    ticketId: text('ticket_id').notNull(),
    item: text('item').$type<ConsentItem>().notNull(),
    state: text('state').$type<'shared' | 'unavailable' | 'withdrawn'>().notNull(),
    /** Null where nothing is attached, and after a withdrawal. */
    content: jsonb('content').$type<unknown>(),
    decidedBy: text('decided_by').notNull(),
    decidedAt: at('decided_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.ticketId, t.item] })],
);
