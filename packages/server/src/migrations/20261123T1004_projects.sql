CREATE TABLE projects (
  id text PRIMARY KEY,
  org_id text NOT NULL REFERENCES organisations (id),
  slug text NOT NULL,
  name text NOT NULL,
  for_one_app boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL,
  deleted_at timestamptz
);
CREATE UNIQUE INDEX projects_org_slug ON projects (org_id, slug) WHERE deleted_at IS NULL;

CREATE TABLE project_members (
  org_id text NOT NULL REFERENCES organisations (id),
  project_id text NOT NULL REFERENCES projects (id),
  account_id text NOT NULL REFERENCES accounts (id),
  role text NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, project_id, account_id)
);
CREATE INDEX project_members_account ON project_members (account_id);
