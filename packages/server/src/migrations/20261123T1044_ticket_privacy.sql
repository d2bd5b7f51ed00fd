-- column tickets.erased_at is in schema.ts, but no migration makes it
ALTER TABLE tickets ADD COLUMN erased_at timestamp with time zone;

-- index mail_received_message is in schema.ts, but no migration makes it
CREATE INDEX mail_received_message ON mail_received USING btree (message_id);

-- index tickets_requester_email is in schema.ts, but no migration makes it
CREATE INDEX tickets_requester_email ON tickets USING btree (requester_email) WHERE (requester_email IS NOT NULL);

-- index tickets_requester is in schema.ts, but no migration makes it
CREATE INDEX tickets_requester ON tickets USING btree (requester_id);

-- index mail_received_kept is in schema.ts, but no migration makes it
CREATE INDEX mail_received_kept ON mail_received USING btree (settled_at) WHERE (raw_size > 0);

-- index tickets_kept is in schema.ts, but no migration makes it
CREATE INDEX tickets_kept ON tickets USING btree (solved_at) WHERE ((status = 'closed'::text) AND (erased_at IS NULL));

-- index ticket_participants_own is in schema.ts, but no migration makes it
CREATE INDEX ticket_participants_own ON ticket_participants USING btree (account_id);
