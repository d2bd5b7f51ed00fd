-- The log of an organisation narrowed to one person or one kind of change, newest first. A range of time needs no
-- index of its own: ids are ordered by time.
CREATE INDEX audit_entries_org_actor ON audit_entries (org_id, actor_id, id);
CREATE INDEX audit_entries_org_action ON audit_entries (org_id, action, id);
