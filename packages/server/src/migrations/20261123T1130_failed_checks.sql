-- What devices of an organisation asked in a minute, and how much of it the platform failed.
CREATE TABLE check_minutes (
  org_id text NOT NULL,
  minute timestamptz NOT NULL,
  checks integer NOT NULL,
  failed_checks integer NOT NULL,
  downloads integer NOT NULL,
  failed_downloads integer NOT NULL,
  PRIMARY KEY (org_id, minute)
);
CREATE INDEX check_minutes_minute ON check_minutes (minute);

-- Minutes in which the platform counted at all, for whomever.
CREATE TABLE counted_minutes (
  minute timestamptz PRIMARY KEY,
  unplaced integer NOT NULL
);
