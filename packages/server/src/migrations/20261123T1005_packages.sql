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
