import { integer, pgTable, text } from 'drizzle-orm/pg-core';
import { at } from '../../platform/columns.ts';

/** How far the changes of the status service were read: one row. */
export const incidentCursors = pgTable('incident_cursors', {
  id: text('id').primaryKey(),
  seq: integer('seq').notNull(),
  readAt: at('read_at').notNull(),
});
