-- What tickets are about, as far as their requesters named it.
CREATE TABLE ticket_places (
  org_id text NOT NULL,
  ticket_id text NOT NULL,
  app_id text,
  channel_id text,
  release text,
  device text,
  PRIMARY KEY (org_id, ticket_id)
);

-- What requesters share with their tickets, each item with its consent.
CREATE TABLE ticket_evidence (
  org_id text NOT NULL,
  ticket_id text NOT NULL,
  item text NOT NULL,
  state text NOT NULL,
  content jsonb,
  decided_by text NOT NULL,
  decided_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, ticket_id, item)
);

-- What staff did, or propose, to mend what a ticket is about.
CREATE TABLE ticket_fixes (
  id text PRIMARY KEY,
  org_id text NOT NULL,
  ticket_id text NOT NULL,
  kind text NOT NULL,
  state text NOT NULL,
  app_id text NOT NULL,
  channel_id text NOT NULL,
  device text,
  label text,
  from_label text,
  reason text NOT NULL,
  made_by text NOT NULL,
  made_at timestamptz NOT NULL,
  decided_by text,
  decided_at timestamptz,
  expects text,
  arrived_at timestamptz
);
CREATE INDEX ticket_fixes_ticket ON ticket_fixes (org_id, ticket_id, id);
CREATE INDEX ticket_fixes_awaited ON ticket_fixes (decided_at) WHERE state = 'applied' AND expects IS NOT NULL AND arrived_at IS NULL;
