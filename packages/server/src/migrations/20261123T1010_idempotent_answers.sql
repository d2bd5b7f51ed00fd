-- An answer is written in the transaction of what it answers, so there is no key without one.
DELETE FROM idempotency_keys WHERE answer IS NULL;
ALTER TABLE idempotency_keys ALTER COLUMN answer SET NOT NULL;
