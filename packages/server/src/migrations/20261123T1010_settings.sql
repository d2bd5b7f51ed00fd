-- How mails to an organisation speak, and how the console looks to a person.
ALTER TABLE organisations ADD COLUMN time_zone text NOT NULL DEFAULT 'UTC';
ALTER TABLE organisations ADD COLUMN language text NOT NULL DEFAULT 'en';
ALTER TABLE accounts ADD COLUMN theme text NOT NULL DEFAULT 'system';
ALTER TABLE accounts ADD COLUMN time_zone text;
