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
