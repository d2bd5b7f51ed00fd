CREATE TABLE device_decisions (
  org_id text NOT NULL,
  channel_id text NOT NULL,
  device text NOT NULL,
  trace text NOT NULL,
  first_at timestamptz NOT NULL,
  last_at timestamptz NOT NULL,
  count integer NOT NULL,
  older text[] NOT NULL DEFAULT '{}',
  PRIMARY KEY (org_id, channel_id, device)
) WITH (fillfactor = 60);

CREATE TABLE decision_traces (
  org_id text NOT NULL,
  channel_id text NOT NULL,
  id text NOT NULL,
  body text NOT NULL,
  last_used_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, channel_id, id)
);
CREATE INDEX decision_traces_last_used_at ON decision_traces (last_used_at);

CREATE TABLE decision_journal (
  id text PRIMARY KEY,
  org_id text NOT NULL,
  channel_id text NOT NULL,
  writer text NOT NULL,
  at timestamptz NOT NULL,
  body text NOT NULL
);
-- Rows live for seconds: compressing them costs more than it saves.
ALTER TABLE decision_journal ALTER COLUMN body SET STORAGE EXTERNAL;
CREATE INDEX decision_journal_channel ON decision_journal (org_id, channel_id);
