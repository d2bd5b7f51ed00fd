-- Tickets: requests for help, what happened on them, when answers are owed, and what staff do.

-- Business hours that judged clocks of tickets.
CREATE TABLE clock_schedules (
  id text PRIMARY KEY,
  schedule jsonb NOT NULL
);

-- Requests for help. org_id names an organisation, or "platform" for people without an account.
CREATE TABLE tickets (
  id text PRIMARY KEY,
  org_id text NOT NULL,
  number integer GENERATED ALWAYS AS IDENTITY,
  requester_id text,
  requester_email text,
  language text NOT NULL,
  subject text NOT NULL,
  category text NOT NULL,
  queue text NOT NULL,
  channel text NOT NULL,
  status text NOT NULL,
  waits text,
  severity text NOT NULL,
  project_id text,
  assignee_id text,
  tags jsonb DEFAULT '[]'::jsonb NOT NULL,
  snapshot jsonb NOT NULL,
  is_sponsored boolean DEFAULT false NOT NULL,
  terms jsonb NOT NULL,
  coverage_until timestamptz,
  last_seq integer DEFAULT 0 NOT NULL,
  last_event_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  solved_at timestamptz,
  due_at timestamptz,
  awaits_reply boolean DEFAULT false NOT NULL,
  merged_into_id text,
  follow_up_of_id text,
  rating_score text,
  rating_comment text
);
CREATE UNIQUE INDEX tickets_number ON tickets (number);
CREATE INDEX tickets_org ON tickets (org_id, updated_at, id);
CREATE INDEX tickets_org_project ON tickets (org_id, project_id, updated_at, id);
CREATE INDEX tickets_org_requester ON tickets (org_id, requester_id, updated_at, id);
CREATE INDEX tickets_org_open ON tickets (org_id) WHERE status NOT IN ('solved', 'closed');
CREATE INDEX tickets_merged ON tickets (org_id, merged_into_id) WHERE merged_into_id IS NOT NULL;
CREATE INDEX tickets_desk ON tickets (due_at, id) WHERE status NOT IN ('solved', 'closed');
CREATE INDEX tickets_assignee ON tickets (assignee_id, due_at, id) WHERE status NOT IN ('solved', 'closed');
CREATE INDEX tickets_coverage ON tickets (coverage_until) WHERE coverage_until IS NOT NULL AND status NOT IN ('solved', 'closed');
CREATE INDEX tickets_solved ON tickets (solved_at) WHERE status = 'solved';

-- What happened on tickets; append-only.
CREATE TABLE ticket_events (
  org_id text NOT NULL,
  ticket_id text NOT NULL REFERENCES tickets (id),
  seq integer NOT NULL,
  id text NOT NULL,
  at timestamptz NOT NULL,
  side text NOT NULL,
  account_id text,
  change jsonb NOT NULL,
  PRIMARY KEY (org_id, ticket_id, seq)
);

CREATE TABLE ticket_messages (
  id text PRIMARY KEY,
  org_id text NOT NULL,
  ticket_id text NOT NULL REFERENCES tickets (id),
  text text NOT NULL,
  html text,
  hidden text,
  channel text NOT NULL,
  secrets jsonb NOT NULL,
  mail_id text,
  created_at timestamptz NOT NULL
);
CREATE INDEX ticket_messages_ticket ON ticket_messages (org_id, ticket_id, id);
CREATE UNIQUE INDEX ticket_messages_mail ON ticket_messages (mail_id) WHERE mail_id IS NOT NULL;

-- What staff write for themselves, away from everything that customers are shown.
CREATE TABLE ticket_notes (
  id text PRIMARY KEY,
  org_id text NOT NULL,
  ticket_id text NOT NULL REFERENCES tickets (id),
  text text NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX ticket_notes_ticket ON ticket_notes (org_id, ticket_id, id);

CREATE TABLE ticket_participants (
  org_id text NOT NULL,
  ticket_id text NOT NULL REFERENCES tickets (id),
  account_id text NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, ticket_id, account_id)
);
CREATE INDEX ticket_participants_account ON ticket_participants (org_id, account_id);

CREATE TABLE ticket_links (
  org_id text NOT NULL,
  ticket_id text NOT NULL REFERENCES tickets (id),
  kind text NOT NULL,
  target text NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, ticket_id, kind, target)
);
CREATE INDEX ticket_links_target ON ticket_links (kind, target);

-- A cache of what the fold over the events says.
CREATE TABLE sla_clocks (
  org_id text NOT NULL,
  ticket_id text NOT NULL,
  clock text NOT NULL,
  seq integer NOT NULL,
  kind text NOT NULL,
  state text NOT NULL,
  started_at timestamptz NOT NULL,
  due_at timestamptz,
  warn_at timestamptz,
  warned_at timestamptz,
  satisfied_at timestamptz,
  breached_at timestamptz,
  cancelled_at timestamptz,
  reason text,
  remaining_seconds integer,
  elapsed_seconds integer,
  target jsonb NOT NULL,
  severity text,
  response_row text,
  queue text,
  policy_version integer NOT NULL,
  time_zone text NOT NULL,
  due_because jsonb,
  is_warning_told boolean DEFAULT false NOT NULL,
  is_breach_told boolean DEFAULT false NOT NULL,
  notice_at timestamptz,
  PRIMARY KEY (org_id, ticket_id, clock, seq)
);
CREATE INDEX sla_clocks_due ON sla_clocks (due_at) WHERE state = 'running';
CREATE INDEX sla_clocks_notice ON sla_clocks (notice_at) WHERE notice_at IS NOT NULL;

-- Files; of nobody until a message names them.
CREATE TABLE ticket_files (
  id text PRIMARY KEY,
  org_id text,
  ticket_id text,
  message_id text,
  kept_id text,
  uploader_id text,
  name text NOT NULL,
  type text NOT NULL,
  size_bytes bigint NOT NULL,
  blob text NOT NULL,
  scan text NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX ticket_files_message ON ticket_files (org_id, message_id);
CREATE INDEX ticket_files_ticket ON ticket_files (org_id, ticket_id);
CREATE INDEX ticket_files_blob ON ticket_files (blob);
CREATE INDEX ticket_files_loose ON ticket_files (created_at) WHERE org_id IS NULL;
CREATE INDEX ticket_files_waiting ON ticket_files (id) WHERE scan = 'waiting';

-- Declined requests that wait until they are eligible.
CREATE TABLE kept_requests (
  id text PRIMARY KEY,
  org_id text NOT NULL,
  account_id text NOT NULL,
  project_id text,
  category text NOT NULL,
  severity text NOT NULL,
  channel text NOT NULL,
  language text NOT NULL,
  subject text NOT NULL,
  text text NOT NULL,
  entitlement jsonb NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX kept_requests_org ON kept_requests (org_id, account_id, id);

CREATE TABLE ticket_tokens (
  hash text PRIMARY KEY,
  org_id text NOT NULL,
  ticket_id text NOT NULL,
  purpose text NOT NULL,
  account_id text NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz
);
CREATE INDEX ticket_tokens_ticket ON ticket_tokens (org_id, ticket_id);
CREATE INDEX ticket_tokens_expires ON ticket_tokens (expires_at);

CREATE TABLE desk_agents (
  account_id text PRIMARY KEY REFERENCES accounts (id),
  capacity integer NOT NULL,
  last_given_at timestamptz
);

CREATE TABLE support_escalation (
  id text PRIMARY KEY,
  account_ids jsonb NOT NULL,
  organisation_id text,
  updated_at timestamptz NOT NULL
);
