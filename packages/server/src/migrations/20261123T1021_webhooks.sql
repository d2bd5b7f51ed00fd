CREATE TABLE webhooks (
  id text PRIMARY KEY,
  org_id text NOT NULL REFERENCES organisations (id),
  url text NOT NULL,
  description text NOT NULL,
  events jsonb NOT NULL,
  project_id text,
  app_id text,
  channel_id text,
  secret text NOT NULL,
  previous_secret text,
  previous_secret_expires_at timestamptz,
  is_enabled boolean NOT NULL,
  disabled_reason text,
  disabled_at timestamptz,
  failing_since timestamptz,
  failure_count integer NOT NULL DEFAULT 0,
  paused_until timestamptz,
  last_attempt_at timestamptz,
  created_at timestamptz NOT NULL
);
-- Every event looks for the targets of its organisation.
CREATE INDEX webhooks_org ON webhooks (org_id, id);

CREATE TABLE webhook_deliveries (
  id text PRIMARY KEY,
  org_id text NOT NULL REFERENCES organisations (id),
  webhook_id text NOT NULL REFERENCES webhooks (id) ON DELETE CASCADE,
  event text NOT NULL,
  body text NOT NULL,
  state text NOT NULL,
  due_at timestamptz,
  expires_at timestamptz NOT NULL,
  claimed_until timestamptz,
  tries integer NOT NULL DEFAULT 0,
  attempt_count integer NOT NULL DEFAULT 0,
  last_attempt_at timestamptz,
  last_status integer,
  last_failure text,
  created_at timestamptz NOT NULL
);
-- The log of one webhook, newest first.
CREATE INDEX webhook_deliveries_log ON webhook_deliveries (org_id, webhook_id, id);
-- What is due; finished deliveries, by far the most, are not in it.
CREATE INDEX webhook_deliveries_due ON webhook_deliveries (due_at, webhook_id) WHERE state = 'pending';
-- How much is under way for a target and an organisation.
CREATE INDEX webhook_deliveries_claimed ON webhook_deliveries (org_id, webhook_id) WHERE claimed_until IS NOT NULL;
-- Clean-up of what is too old.
CREATE INDEX webhook_deliveries_created ON webhook_deliveries (created_at);

CREATE TABLE webhook_attempts (
  org_id text NOT NULL REFERENCES organisations (id),
  delivery_id text NOT NULL REFERENCES webhook_deliveries (id) ON DELETE CASCADE,
  number integer NOT NULL,
  at timestamptz NOT NULL,
  duration_ms integer NOT NULL,
  status integer,
  failure text,
  answer text NOT NULL,
  PRIMARY KEY (delivery_id, number)
);
