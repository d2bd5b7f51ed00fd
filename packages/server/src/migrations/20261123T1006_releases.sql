CREATE TABLE packages (
  id text PRIMARY KEY,
  org_id text NOT NULL REFERENCES organisations (id),
  hash text NOT NULL,
  blob text NOT NULL,
  size_bytes bigint NOT NULL,
  kind text NOT NULL,
  manifest_blob text,
  file_count integer NOT NULL,
  unpacked_size_bytes bigint NOT NULL,
  signature text,
  created_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX packages_org_blob ON packages (org_id, blob);
CREATE INDEX packages_org_hash ON packages (org_id, hash);
CREATE INDEX packages_blob ON packages (blob);
CREATE INDEX packages_manifest_blob ON packages (manifest_blob);

CREATE TABLE releases (
  id text PRIMARY KEY,
  org_id text NOT NULL REFERENCES organisations (id),
  app_id text NOT NULL REFERENCES apps (id),
  channel_id text NOT NULL REFERENCES channels (id),
  number integer NOT NULL,
  package_id text NOT NULL REFERENCES packages (id),
  package_hash text NOT NULL,
  app_version text NOT NULL,
  description text NOT NULL,
  is_disabled boolean NOT NULL,
  is_mandatory boolean NOT NULL,
  rollout integer,
  halted_at timestamptz,
  halt_reason text,
  method text NOT NULL,
  original_number integer,
  original_channel text,
  released_by text NOT NULL REFERENCES accounts (id),
  commit text,
  source_map_blob text,
  created_at timestamptz NOT NULL,
  cleared_at timestamptz
);
CREATE UNIQUE INDEX releases_channel_number ON releases (org_id, channel_id, number) WHERE cleared_at IS NULL;
CREATE INDEX releases_org_package ON releases (org_id, package_id);
CREATE INDEX releases_app ON releases (org_id, app_id);
CREATE INDEX releases_cleared ON releases (cleared_at);
CREATE INDEX releases_source_map ON releases (source_map_blob);

CREATE TABLE release_diffs (
  org_id text NOT NULL REFERENCES organisations (id),
  release_id text NOT NULL REFERENCES releases (id),
  from_hash text NOT NULL,
  blob text NOT NULL,
  size_bytes bigint NOT NULL,
  PRIMARY KEY (org_id, release_id, from_hash)
);
CREATE INDEX release_diffs_blob ON release_diffs (blob);

CREATE TABLE uploads (
  id text PRIMARY KEY,
  org_id text NOT NULL REFERENCES organisations (id),
  app_id text NOT NULL REFERENCES apps (id),
  account_id text NOT NULL REFERENCES accounts (id),
  token_hash text NOT NULL,
  state text NOT NULL,
  purpose text NOT NULL,
  file_name text,
  size_bytes bigint,
  chunk_size_bytes integer NOT NULL,
  blob text,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX uploads_expires ON uploads (expires_at);
CREATE INDEX uploads_org_account ON uploads (org_id, account_id);
CREATE INDEX uploads_blob ON uploads (blob);

CREATE TABLE upload_chunks (
  org_id text NOT NULL REFERENCES organisations (id),
  upload_id text NOT NULL REFERENCES uploads (id) ON DELETE CASCADE,
  number integer NOT NULL,
  size_bytes integer NOT NULL,
  blob text NOT NULL,
  PRIMARY KEY (org_id, upload_id, number)
);
CREATE INDEX upload_chunks_upload ON upload_chunks (upload_id);
CREATE INDEX upload_chunks_blob ON upload_chunks (blob);
