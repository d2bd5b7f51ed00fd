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
CREATE INDEX audit_entries_org ON audit_entries (org_id, id);
CREATE INDEX audit_entries_org_target ON audit_entries (org_id, target_id, id);
