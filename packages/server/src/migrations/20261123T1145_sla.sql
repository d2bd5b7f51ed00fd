-- Closed months of availability as they were frozen, each revision beside the ones before it.
CREATE TABLE sla_months (
  month text NOT NULL,
  revision integer NOT NULL,
  frozen_at timestamptz NOT NULL,
  policy_version integer NOT NULL,
  inputs_hash text NOT NULL,
  facts jsonb NOT NULL,
  figure jsonb NOT NULL,
  "by" text,
  reason text,
  PRIMARY KEY (month, revision)
);

-- Claims for months below the commitment.
CREATE TABLE sla_claims (
  org_id text NOT NULL REFERENCES organisations (id),
  id text NOT NULL,
  month text NOT NULL,
  revision integer NOT NULL,
  status text NOT NULL,
  figure jsonb NOT NULL,
  contract_id text NOT NULL,
  fee_micro_usd bigint NOT NULL,
  credit_percent integer NOT NULL,
  credit_cents bigint NOT NULL,
  made_at timestamptz NOT NULL,
  deadline timestamptz NOT NULL,
  confirmed_at timestamptz,
  confirmed_by text,
  decided_at timestamptz,
  decided_by text,
  reason text,
  PRIMARY KEY (org_id, id)
);
CREATE UNIQUE INDEX sla_claims_month ON sla_claims (org_id, month, revision);
CREATE INDEX sla_claims_queue ON sla_claims (status, id);

-- The account of service credits, only ever appended to.
CREATE TABLE sla_credits (
  org_id text NOT NULL REFERENCES organisations (id),
  number integer NOT NULL,
  at timestamptz NOT NULL,
  claim_id text NOT NULL,
  month text NOT NULL,
  amount_cents bigint NOT NULL,
  balance_cents bigint NOT NULL,
  "by" text NOT NULL,
  PRIMARY KEY (org_id, number)
);
CREATE UNIQUE INDEX sla_credits_claim ON sla_credits (org_id, claim_id);
