-- Lists of devices go on after an id in the order of its bytes, which the primary key has only where the database's
-- own order is that one. Each list reads one of these, from the id on, and stops.

-- All devices, and those whose id begins with something.
CREATE INDEX devices_id ON devices (org_id, channel_id, device COLLATE "C");
-- Those that run a release or a native version.
CREATE INDEX devices_running ON devices (org_id, channel_id, running, device COLLATE "C");
-- Those of a native version; also the audience of a release by version.
CREATE INDEX devices_app_version ON devices (org_id, channel_id, app_version, device COLLATE "C");
-- Those that use a deployment key, latest day first: the count of an old one.
CREATE INDEX devices_key ON devices (org_id, channel_id, deployment_key, seen_day, device COLLATE "C");
-- Those seen lately, latest day first.
CREATE INDEX devices_seen ON devices (org_id, channel_id, seen_day, device COLLATE "C");

-- Few devices fail, so these stay small: who failed with a release, who left it, who has not come through yet.
CREATE INDEX device_releases_failed ON device_releases (org_id, channel_id, epoch, label, device COLLATE "C")
  WHERE failed_at IS NOT NULL;
CREATE INDEX device_releases_rolled_back ON device_releases (org_id, channel_id, epoch, label, device COLLATE "C")
  WHERE rolled_back_at IS NOT NULL;
CREATE INDEX device_releases_pending ON device_releases (org_id, channel_id, epoch, label, device COLLATE "C")
  WHERE downloaded_at IS NOT NULL AND installed_at IS NULL AND failed_at IS NULL;

ALTER TABLE releases ADD COLUMN revision integer NOT NULL DEFAULT 1;
-- Releases of an app, newest first: ids are ordered by time. It serves what asked by app alone, too.
CREATE INDEX releases_app_id ON releases (org_id, app_id, id);
DROP INDEX releases_app;
-- Releases of an organisation, newest first.
CREATE INDEX releases_org_id ON releases (org_id, id) WHERE cleared_at IS NULL;
-- Releases of a person.
CREATE INDEX releases_author_id ON releases (org_id, released_by, id) WHERE cleared_at IS NULL;
-- Halted and disabled ones and running rollouts: few among many, and what needs attention.
CREATE INDEX releases_not_live_id ON releases (org_id, id)
  WHERE cleared_at IS NULL AND (is_disabled OR halted_at IS NOT NULL OR rollout IS NOT NULL);
