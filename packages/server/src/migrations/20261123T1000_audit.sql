CREATE TABLE audit_entries (
  id text PRIMARY KEY,
  org_id text,
  actor_kind text NOT NULL,
  actor_id text,
  access_key_id text,
  action text NOT NULL,
  target_type text NOT NULL,
  target_id text NOT NULL,
  details jsonb NOT NULL,
  request_id text NOT NULL,
  at timestamptz NOT NULL
);
CREATE INDEX audit_entries_org_at ON audit_entries (org_id, at, id);
CREATE INDEX audit_entries_target ON audit_entries (target_id, at);
