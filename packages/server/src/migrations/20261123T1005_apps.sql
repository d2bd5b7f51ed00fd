CREATE TABLE apps (
  id text PRIMARY KEY,
  org_id text NOT NULL REFERENCES organisations (id),
  project_id text NOT NULL REFERENCES projects (id),
  name text NOT NULL,
  display_name text NOT NULL,
  os text,
  framework text,
  signing_public_key text,
  created_at timestamptz NOT NULL,
  deleted_at timestamptz,
  purged_at timestamptz
);
CREATE UNIQUE INDEX apps_org_name ON apps (org_id, md5(name)) WHERE deleted_at IS NULL;
CREATE INDEX apps_org_project ON apps (org_id, project_id);
CREATE INDEX apps_deleted ON apps (deleted_at) WHERE deleted_at IS NOT NULL AND purged_at IS NULL;

CREATE TABLE app_members (
  org_id text NOT NULL REFERENCES organisations (id),
  app_id text NOT NULL REFERENCES apps (id),
  account_id text NOT NULL REFERENCES accounts (id),
  role text NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, app_id, account_id)
);
CREATE INDEX app_members_account ON app_members (account_id);
