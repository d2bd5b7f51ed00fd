import { customType, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { at } from '../../platform/columns.ts';
import type { Language } from '../../platform/language.ts';

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });

/** The documentation as it is searched, one row a section; made anew when the documents change. */
export const knowledgeEntries = pgTable(
  'knowledge_entries',
  {
    /** Of the readers that it is for. */
    language: text('language').$type<Language>().notNull(),
    path: text('path').notNull(),
    /** Empty for what stands before the first section. */
    anchor: text('anchor').notNull(),
    /** The language in which it is written. */
    written: text('written').$type<Language>().notNull(),
    /** `project` is for those who change the software. */
    kind: text('kind').$type<'user' | 'project'>().notNull(),
    title: text('title').notNull(),
    heading: text('heading'),
    text: text('text').notNull(),
    words: tsvector('words').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.language, t.path, t.anchor] }),
    index('knowledge_entries_words').using('gin', t.words),
  ],
);

/** Which documents the index was made of. */
export const knowledgeState = pgTable('knowledge_state', {
  /** Always `docs`. */
  id: text('id').primaryKey(),
  digest: text('digest').notNull(),
  indexedAt: at('indexed_at').notNull(),
});
