-- What staff search by words: messages, and notes where they say so.
CREATE INDEX ticket_messages_words ON ticket_messages USING gin (to_tsvector('simple'::regconfig, text));
CREATE INDEX ticket_notes_words ON ticket_notes USING gin (to_tsvector('simple'::regconfig, text));

-- What somebody has mailed, and what was mailed to them.
CREATE INDEX ticket_mails_sender ON ticket_mails (sender) WHERE sender IS NOT NULL;
CREATE INDEX outgoing_mails_recipient ON outgoing_mails (recipient);

-- What the asker of a declined request wanted to share with the ticket that it may become.
ALTER TABLE kept_requests ADD COLUMN evidence jsonb;
