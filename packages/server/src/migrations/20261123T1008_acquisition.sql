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

CREATE TABLE device_overrides (
  org_id text NOT NULL REFERENCES organisations (id),
  channel_id text NOT NULL REFERENCES channels (id),
  device text NOT NULL,
  label text,
  reason text NOT NULL,
  created_by text NOT NULL REFERENCES accounts (id),
  created_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, channel_id, device)
);
