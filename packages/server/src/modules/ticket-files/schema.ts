import { sql } from 'drizzle-orm';
import { index, pgTable, text } from 'drizzle-orm/pg-core';
import { at, bytes } from '../../platform/columns.ts';

/** Files of tickets, in the file store by their content. A file belongs to whoever uploaded it until a message names it. */
export const ticketFiles = pgTable(
  'ticket_files',
  {
    id: text('id').primaryKey(),
    /** Null until a message, or a request that is kept, names it. */
    orgId: text('org_id'),
    ticketId: text('ticket_id'),
    messageId: text('message_id'),
    keptId: text('kept_id'),
    uploaderId: text('uploader_id'),
    /** Ours, made of what the sender called it. */
    name: text('name').notNull(),
    type: text('type').notNull(),
    sizeBytes: bytes('size_bytes').notNull(),
    blob: text('blob').notNull(),
    scan: text('scan').$type<'waiting' | 'clean' | 'infected' | 'unscanned'>().notNull(),
    createdAt: at('created_at').notNull(),
  },
  (t) => [
    index('ticket_files_message').on(t.orgId, t.messageId),
    index('ticket_files_ticket').on(t.orgId, t.ticketId),
    index('ticket_files_blob').on(t.blob),
    index('ticket_files_loose')
      .on(t.createdAt)
      .where(sql`${t.orgId} IS NULL`),
    index('ticket_files_waiting')
      .on(t.id)
      .where(sql`${t.scan} = 'waiting'`),
  ],
);
