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
