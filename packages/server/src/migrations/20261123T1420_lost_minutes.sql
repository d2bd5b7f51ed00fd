-- Minutes of which counts were given up while the database was away: what is known of them is no measurement.
ALTER TABLE counted_minutes ADD COLUMN is_lost boolean NOT NULL DEFAULT false;
