import type { SupportCategory } from '@codepushgo/contract';
import { sql } from 'drizzle-orm';
import { index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { at } from '../../platform/columns.ts';
import type { Language } from '../../platform/language.ts';

/** What was written in the public form and waits until its address is proved. Of no organisation: nobody is known. */
export const formRequests = pgTable(
  'form_requests',
  {
    id: text('id').primaryKey(),
    /** SHA-256 of what stands in the link; null until it was mailed. */
    tokenHash: text('token_hash'),
    /** As it was typed, in lower case. */
    address: text('address').notNull(),
    category: text('category').$type<SupportCategory>().notNull(),
    subject: text('subject').notNull(),
    text: text('text').notNull(),
    language: text('language').$type<Language>().notNull(),
    createdAt: at('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('form_requests_token')
      .on(t.tokenHash)
      .where(sql`${t.tokenHash} IS NOT NULL`),
    index('form_requests_created').on(t.createdAt),
  ],
);
