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

CREATE TABLE invitations (
  id text PRIMARY KEY,
  org_id text NOT NULL REFERENCES organisations (id),
  email text NOT NULL,
  role text NOT NULL,
  token_hash text NOT NULL CONSTRAINT invitations_token_hash UNIQUE,
  invited_by text NOT NULL REFERENCES accounts (id),
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  accepted_at timestamptz,
  revoked_at timestamptz
);
CREATE INDEX invitations_org ON invitations (org_id, id);
CREATE INDEX invitations_email ON invitations (lower(email));
