CREATE TABLE access_keys (
  id text PRIMARY KEY,
  account_id text NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  secret_hash text NOT NULL CONSTRAINT access_keys_secret_hash UNIQUE,
  name text NOT NULL,
  scope jsonb NOT NULL,
  is_session boolean NOT NULL DEFAULT false,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  last_used_at timestamptz
);
CREATE INDEX access_keys_organisation ON access_keys ((scope ->> 'organisationId'));
CREATE UNIQUE INDEX access_keys_account_name ON access_keys (account_id, md5(name));

CREATE TABLE login_device_codes (
  id text PRIMARY KEY,
  device_code_hash text NOT NULL CONSTRAINT login_device_codes_device_code UNIQUE,
  user_code_hash text NOT NULL CONSTRAINT login_device_codes_user_code UNIQUE,
  machine text NOT NULL,
  source text NOT NULL,
  status text NOT NULL,
  account_id text REFERENCES accounts (id) ON DELETE CASCADE,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  last_polled_at timestamptz
);
CREATE INDEX login_device_codes_expires ON login_device_codes (expires_at);
