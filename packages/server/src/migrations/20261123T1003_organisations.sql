CREATE TABLE organisations (
  id text PRIMARY KEY,
  slug text NOT NULL,
  name text NOT NULL,
  personal_account_id text REFERENCES accounts (id),
  created_at timestamptz NOT NULL,
  deleted_at timestamptz
);
CREATE UNIQUE INDEX organisations_slug ON organisations (slug);
CREATE UNIQUE INDEX organisations_personal_account ON organisations (personal_account_id);

CREATE TABLE organisation_members (
  org_id text NOT NULL REFERENCES organisations (id),
  account_id text NOT NULL REFERENCES accounts (id),
  role text NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, account_id)
);
CREATE INDEX organisation_members_account ON organisation_members (account_id);
