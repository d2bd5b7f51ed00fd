-- Devices by the day of their last sighting, by version and by what they run, so that an audience is a short sum. Kept
-- by whoever writes devices; here it is made from those that are there.
CREATE TABLE audience_days (
  org_id text NOT NULL,
  channel_id text NOT NULL,
  day date NOT NULL,
  app_version text NOT NULL,
  epoch integer NOT NULL,
  running text NOT NULL,
  devices integer NOT NULL,
  PRIMARY KEY (org_id, channel_id, day, app_version, epoch, running)
) WITH (fillfactor = 50);

-- The lock of this change keeps writers out until the sums are there.
ALTER TABLE devices ADD COLUMN version_before text;

INSERT INTO audience_days (org_id, channel_id, day, app_version, epoch, running, devices)
SELECT org_id, channel_id, seen_day, app_version, epoch, coalesce(running, ''), count(*)
FROM devices WHERE app_version IS NOT NULL GROUP BY 1, 2, 3, 4, 5, 6;
