-- How far the platform has read what the status service tells of incidents.
CREATE TABLE incident_cursors (
  id text PRIMARY KEY,
  seq integer NOT NULL,
  read_at timestamptz NOT NULL
);
