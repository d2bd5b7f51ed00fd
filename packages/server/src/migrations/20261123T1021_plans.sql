CREATE TABLE plan_catalogues (
  version integer PRIMARY KEY,
  catalogue jsonb NOT NULL,
  effective_from timestamptz NOT NULL,
  note text NOT NULL,
  published_by text NOT NULL,
  published_at timestamptz NOT NULL
);

-- Read by organisation in the order of the numbers, which is the primary key.
CREATE TABLE billing_changes (
  org_id text NOT NULL REFERENCES organisations (id),
  number integer NOT NULL,
  at timestamptz NOT NULL,
  by text,
  reason text,
  change jsonb NOT NULL,
  PRIMARY KEY (org_id, number)
);

-- Operators look for customers by the beginnings of words.
ALTER TABLE organisations ADD COLUMN search_text text NOT NULL DEFAULT '';
UPDATE organisations SET search_text = regexp_replace(lower(name || ' ' || slug), '[^[:alnum:]]+', ' ', 'g');
CREATE INDEX organisations_search ON organisations USING gin (to_tsvector('simple', search_text));

-- Organisations from before there were plans are on the one that servers without payment give.
INSERT INTO billing_changes (org_id, number, at, change)
SELECT id, 1, created_at, jsonb_build_object(
  'kind', 'plan.set',
  'plan', 'self-hosted',
  'catalogueVersion', 1,
  'interval', NULL,
  'support', NULL,
  'from', to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
)
FROM organisations;
