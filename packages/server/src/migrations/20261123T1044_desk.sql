-- The desk: its queue by when answers are due, saved views, macros, who is present, community posts, and what reports read.

ALTER TABLE desk_agents ADD COLUMN is_away boolean DEFAULT false NOT NULL;

-- When staff last opened what is written on a ticket.
CREATE TABLE desk_readings (
  account_id text NOT NULL,
  ticket_id text NOT NULL,
  read_at timestamptz NOT NULL,
  PRIMARY KEY (account_id, ticket_id)
);
CREATE INDEX desk_readings_read ON desk_readings (read_at);

CREATE TABLE desk_views (
  id text PRIMARY KEY,
  account_id text NOT NULL REFERENCES accounts (id),
  name text NOT NULL,
  is_shared boolean NOT NULL,
  filter jsonb NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX desk_views_account ON desk_views (account_id);

CREATE TABLE desk_macros (
  id text NOT NULL,
  version integer NOT NULL,
  title jsonb NOT NULL,
  text jsonb NOT NULL,
  section text,
  status text NOT NULL,
  is_retired boolean NOT NULL,
  updated_by text NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (id, version)
);

CREATE TABLE desk_presence (
  ticket_id text NOT NULL,
  account_id text NOT NULL,
  doing text NOT NULL,
  since timestamptz NOT NULL,
  seen_at timestamptz NOT NULL,
  PRIMARY KEY (ticket_id, account_id)
);
CREATE INDEX desk_presence_seen ON desk_presence (seen_at);

-- Posts of community channels whose authors were asked whether they may become tickets.
CREATE TABLE community_posts (
  id text PRIMARY KEY,
  url text NOT NULL,
  title text NOT NULL,
  text text NOT NULL,
  category text NOT NULL,
  severity text NOT NULL,
  language text NOT NULL,
  author_id text,
  asked_by text NOT NULL,
  token_hash text,
  asked_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  accepted_at timestamptz,
  org_id text,
  ticket_id text
);
CREATE UNIQUE INDEX community_posts_token ON community_posts (token_hash);
CREATE INDEX community_posts_ticket ON community_posts (org_id, ticket_id);

-- What no clock runs for comes last, the oldest first.
DROP INDEX tickets_desk;
DROP INDEX tickets_assignee;
CREATE INDEX tickets_queue ON tickets ((COALESCE(due_at, 'infinity'::timestamptz)), id) WHERE status NOT IN ('solved', 'closed');
CREATE INDEX tickets_queue_assignee ON tickets (assignee_id, (COALESCE(due_at, 'infinity'::timestamptz)), id) WHERE status NOT IN ('solved', 'closed');
CREATE INDEX tickets_queue_org ON tickets (org_id, (COALESCE(due_at, 'infinity'::timestamptz)), id) WHERE status NOT IN ('solved', 'closed');
CREATE INDEX tickets_over ON tickets (number) WHERE status IN ('solved', 'closed');
CREATE INDEX tickets_org_number ON tickets (org_id, number);
CREATE INDEX tickets_org_rating ON tickets (org_id, rating_score) WHERE rating_score IS NOT NULL;
CREATE INDEX tickets_last_event ON tickets (last_event_at);
CREATE INDEX tickets_created ON tickets (created_at);
CREATE INDEX tickets_solved_at ON tickets (solved_at) WHERE solved_at IS NOT NULL;

CREATE INDEX ticket_events_solves ON ticket_events (at) WHERE (change ->> 'to') = 'solved' OR (change ->> 'status') = 'solved';

CREATE INDEX sla_clocks_satisfied ON sla_clocks (satisfied_at) WHERE satisfied_at IS NOT NULL;
CREATE INDEX sla_clocks_breached ON sla_clocks (breached_at) WHERE breached_at IS NOT NULL;
