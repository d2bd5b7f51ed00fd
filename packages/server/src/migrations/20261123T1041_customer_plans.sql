-- The customers of a plan.
CREATE INDEX billing_changes_plan ON billing_changes ((change ->> 'plan'), org_id);
