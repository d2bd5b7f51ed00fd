CREATE TABLE platform_secrets (
  name text PRIMARY KEY,
  value text NOT NULL
);
