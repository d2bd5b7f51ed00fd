-- Time before label: what is asked for is always the newest part of a channel, for all its releases.
CREATE TABLE release_hours (
  org_id text NOT NULL,
  channel_id text NOT NULL,
  epoch integer NOT NULL,
  at timestamptz NOT NULL,
  label text NOT NULL,
  active integer NOT NULL DEFAULT 0,
  downloaded integer NOT NULL DEFAULT 0,
  installed integer NOT NULL DEFAULT 0,
  failed integer NOT NULL DEFAULT 0,
  failed_later integer NOT NULL DEFAULT 0,
  rolled_back integer NOT NULL DEFAULT 0,
  went_back integer NOT NULL DEFAULT 0,
  anonymous_active integer NOT NULL DEFAULT 0,
  anonymous_downloaded integer NOT NULL DEFAULT 0,
  anonymous_installed integer NOT NULL DEFAULT 0,
  anonymous_failed integer NOT NULL DEFAULT 0,
  full_transfers integer NOT NULL DEFAULT 0,
  diff_transfers integer NOT NULL DEFAULT 0,
  full_bytes bigint NOT NULL DEFAULT 0,
  diff_bytes bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (org_id, channel_id, epoch, at, label)
) WITH (fillfactor = 50);

CREATE TABLE device_days (
  org_id text NOT NULL,
  channel_id text NOT NULL,
  day date NOT NULL,
  app_version text NOT NULL,
  devices integer NOT NULL,
  PRIMARY KEY (org_id, channel_id, day, app_version)
) WITH (fillfactor = 50);

CREATE TABLE last_seen_days (
  org_id text NOT NULL,
  channel_id text NOT NULL,
  day date NOT NULL,
  devices integer NOT NULL,
  PRIMARY KEY (org_id, channel_id, day)
) WITH (fillfactor = 50);

-- The day is kept apart from last_seen_at so that it can be indexed: it changes once a day, and the updates of every
-- minute stay within their page.
ALTER TABLE devices ADD COLUMN seen_day date NOT NULL GENERATED ALWAYS AS ((last_seen_at AT TIME ZONE 'UTC')::date) STORED;
ALTER TABLE devices ADD COLUMN day_before date;
