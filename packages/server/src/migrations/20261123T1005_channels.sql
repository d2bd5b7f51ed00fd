CREATE TABLE channels (
  id text PRIMARY KEY,
  org_id text NOT NULL REFERENCES organisations (id),
  app_id text NOT NULL REFERENCES apps (id),
  name text NOT NULL,
  position integer NOT NULL,
  last_number integer NOT NULL DEFAULT 0,
  history_epoch integer NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL,
  deleted_at timestamptz,
  purged_at timestamptz
);
CREATE UNIQUE INDEX channels_app_name ON channels (org_id, app_id, md5(name)) WHERE deleted_at IS NULL;
CREATE INDEX channels_deleted ON channels (deleted_at) WHERE deleted_at IS NOT NULL AND purged_at IS NULL;

CREATE TABLE deployment_keys (
  key text PRIMARY KEY,
  org_id text NOT NULL REFERENCES organisations (id),
  channel_id text NOT NULL REFERENCES channels (id),
  created_at timestamptz NOT NULL,
  rotated_at timestamptz,
  expires_at timestamptz
);
CREATE INDEX deployment_keys_channel ON deployment_keys (org_id, channel_id);
CREATE UNIQUE INDEX deployment_keys_current ON deployment_keys (org_id, channel_id) WHERE rotated_at IS NULL;
