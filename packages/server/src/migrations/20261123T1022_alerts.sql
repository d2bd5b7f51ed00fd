CREATE TABLE alert_subscriptions (
  org_id text NOT NULL REFERENCES organisations (id),
  account_id text NOT NULL REFERENCES accounts (id),
  events jsonb NOT NULL,
  project_ids jsonb,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, account_id)
);
