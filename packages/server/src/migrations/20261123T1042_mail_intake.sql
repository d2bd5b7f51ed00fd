-- Mail to support: what was acknowledged, what it was found to be, and what staff must look at.
CREATE TABLE mail_received (
  id text PRIMARY KEY,
  source text NOT NULL,
  envelope_from text,
  envelope_to jsonb NOT NULL,
  remote_address text,
  helo text,
  pair text NOT NULL,
  received_at timestamptz NOT NULL,
  raw_blob text NOT NULL,
  raw_size bigint NOT NULL,
  message_id text,
  sender_address text,
  state text NOT NULL,
  settled_at timestamptz,
  mailbox_uid text
);

CREATE INDEX mail_received_raw ON mail_received (raw_blob);
CREATE INDEX mail_received_pair ON mail_received (pair, received_at);
CREATE INDEX mail_received_sender ON mail_received (sender_address, received_at) WHERE sender_address IS NOT NULL;
CREATE UNIQUE INDEX mail_received_uid ON mail_received (mailbox_uid) WHERE mailbox_uid IS NOT NULL;

CREATE TABLE mail_messages (
  id text PRIMARY KEY REFERENCES mail_received (id),
  mailboxes jsonb NOT NULL,
  sender jsonb,
  authentication jsonb NOT NULL,
  classification jsonb NOT NULL,
  thread jsonb NOT NULL,
  subject text NOT NULL,
  text text NOT NULL,
  shown_text text NOT NULL,
  html text,
  has_hidden boolean NOT NULL,
  has_remote_images boolean NOT NULL,
  needs_original boolean NOT NULL,
  is_empty boolean NOT NULL,
  protection text NOT NULL,
  report jsonb,
  attachments_left_out integer NOT NULL
);

CREATE TABLE mail_attachments (
  id text PRIMARY KEY,
  message_id text NOT NULL REFERENCES mail_messages (id),
  number integer NOT NULL,
  blob text NOT NULL,
  size bigint NOT NULL,
  type text NOT NULL,
  is_image boolean NOT NULL,
  file_name text NOT NULL,
  given_name text NOT NULL
);

CREATE UNIQUE INDEX mail_attachments_number ON mail_attachments (message_id, number);
CREATE INDEX mail_attachments_blob ON mail_attachments (blob);

CREATE TABLE mail_reviews (
  id text PRIMARY KEY,
  reason text NOT NULL,
  received_id text NOT NULL REFERENCES mail_received (id),
  flood_of text,
  message_count integer NOT NULL,
  first_at timestamptz NOT NULL,
  last_at timestamptz NOT NULL,
  closed_at timestamptz
);

CREATE INDEX mail_reviews_open ON mail_reviews (first_at, id) WHERE closed_at IS NULL;
CREATE INDEX mail_reviews_flood ON mail_reviews (flood_of, last_at);
CREATE INDEX mail_reviews_received ON mail_reviews (received_id);
