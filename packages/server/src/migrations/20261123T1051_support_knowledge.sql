-- The documentation as it is searched; made anew when the documents change.
CREATE TABLE knowledge_entries (
  language text NOT NULL,
  path text NOT NULL,
  anchor text NOT NULL,
  written text NOT NULL,
  kind text NOT NULL,
  title text NOT NULL,
  heading text,
  text text NOT NULL,
  words tsvector NOT NULL,
  PRIMARY KEY (language, path, anchor)
);
CREATE INDEX knowledge_entries_words ON knowledge_entries USING gin (words);

CREATE TABLE knowledge_state (
  id text PRIMARY KEY,
  digest text NOT NULL,
  indexed_at timestamptz NOT NULL
);
