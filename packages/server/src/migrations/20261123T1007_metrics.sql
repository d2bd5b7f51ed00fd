CREATE TABLE devices (
  org_id text NOT NULL,
  channel_id text NOT NULL,
  device text NOT NULL,
  running text,
  epoch integer NOT NULL,
  app_version text,
  deployment_key text NOT NULL,
  first_seen_at timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, channel_id, device)
) WITH (fillfactor = 80);

CREATE TABLE device_releases (
  org_id text NOT NULL,
  channel_id text NOT NULL,
  epoch integer NOT NULL,
  device text NOT NULL,
  label text NOT NULL,
  downloaded_at timestamptz,
  installed_at timestamptz,
  failed_at timestamptz,
  rolled_back_at timestamptz,
  left_at timestamptz,
  PRIMARY KEY (org_id, channel_id, device, epoch, label)
) WITH (fillfactor = 80);

CREATE TABLE release_counts (
  org_id text NOT NULL,
  channel_id text NOT NULL,
  epoch integer NOT NULL,
  label text NOT NULL,
  active integer NOT NULL,
  downloaded integer NOT NULL,
  installed integer NOT NULL,
  failed integer NOT NULL,
  rolled_back integer NOT NULL,
  anonymous_active integer NOT NULL,
  anonymous_downloaded integer NOT NULL,
  anonymous_installed integer NOT NULL,
  anonymous_failed integer NOT NULL,
  PRIMARY KEY (org_id, channel_id, epoch, label)
) WITH (fillfactor = 50);
