-- Versions that operators published, from 2 on. Version 1 comes with the software.
CREATE TABLE support_policies (
  version integer PRIMARY KEY,
  policy jsonb NOT NULL,
  effective_from timestamptz NOT NULL,
  note text NOT NULL,
  published_by text NOT NULL,
  published_at timestamptz NOT NULL
);

-- One row at most. It stays when its policy is published, so that no revision is used twice.
CREATE TABLE support_policy_drafts (
  id text PRIMARY KEY,
  policy jsonb,
  revision integer NOT NULL,
  based_on integer NOT NULL,
  updated_at timestamptz NOT NULL,
  updated_by text NOT NULL
);
