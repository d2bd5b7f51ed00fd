CREATE TABLE ticket_mails (
  id text PRIMARY KEY,
  org_id text NOT NULL,
  ticket_id text NOT NULL,
  entry_id text NOT NULL,
  kind text NOT NULL,
  mail_id text NOT NULL,
  sender text,
  subject text NOT NULL,
  signs jsonb NOT NULL,
  received_at timestamp with time zone NOT NULL
);
CREATE INDEX ticket_mails_ticket ON ticket_mails (org_id, ticket_id, id);
CREATE INDEX ticket_mails_mail ON ticket_mails (mail_id);

CREATE TABLE outgoing_mails (
  id text PRIMARY KEY,
  org_id text NOT NULL,
  ticket_id text,
  message_id text,
  kind text NOT NULL,
  mail_id text NOT NULL,
  recipient text NOT NULL,
  is_automatic boolean NOT NULL,
  state text NOT NULL,
  detail text,
  created_at timestamp with time zone NOT NULL,
  state_at timestamp with time zone NOT NULL
);
CREATE INDEX outgoing_mails_mail ON outgoing_mails (mail_id);
CREATE INDEX outgoing_mails_ticket ON outgoing_mails (org_id, ticket_id, id);
CREATE INDEX outgoing_mails_automatic ON outgoing_mails (recipient, created_at) WHERE is_automatic;

CREATE TABLE dead_addresses (
  address text PRIMARY KEY,
  status text NOT NULL,
  since timestamp with time zone NOT NULL
);

CREATE TABLE ticket_guests (
  id text PRIMARY KEY,
  org_id text NOT NULL,
  ticket_id text NOT NULL,
  address text NOT NULL,
  state text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  decided_at timestamp with time zone
);
CREATE INDEX ticket_guests_ticket ON ticket_guests (org_id, ticket_id, address);

CREATE TABLE mail_warnings (
  account_id text PRIMARY KEY,
  seen_at timestamp with time zone NOT NULL
);

CREATE TABLE form_requests (
  id text PRIMARY KEY,
  token_hash text,
  address text NOT NULL,
  category text NOT NULL,
  subject text NOT NULL,
  text text NOT NULL,
  language text NOT NULL,
  created_at timestamp with time zone NOT NULL
);
CREATE UNIQUE INDEX form_requests_token ON form_requests (token_hash) WHERE token_hash IS NOT NULL;
CREATE INDEX form_requests_created ON form_requests (created_at);

-- Whose name is used in mail that is not theirs.
CREATE INDEX mail_messages_sender ON mail_messages ((sender ->> 'address'));
