import type { SlaFigure } from '@codepushgo/contract';
import { bigint, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { organisations } from '#organisations';
import type { MeasuredFacts } from '#status';
import { at } from '../../platform/columns.ts';

/** Closed months as they were frozen, with what they were computed from. Only ever appended to. */
export const slaMonths = pgTable(
  'sla_months',
  {
    /** `YYYY-MM` in UTC. */
    month: text('month').notNull(),
    revision: integer('revision').notNull(),
    frozenAt: at('frozen_at').notNull(),
    policyVersion: integer('policy_version').notNull(),
    inputsHash: text('inputs_hash').notNull(),
    facts: jsonb('facts').$type<MeasuredFacts>().notNull(),
    figure: jsonb('figure').$type<SlaFigure>().notNull(),
    /** The operator who corrected it; null for the first revision. */
    by: text('by'),
    reason: text('reason'),
  },
  (t) => [primaryKey({ columns: [t.month, t.revision] })],
);

/** Claims for months below the commitment; one for each revision that changed what is due. */
export const slaClaims = pgTable(
  'sla_claims',
  {
    orgId: text('org_id')
      .notNull()
      .references(() => organisations.id),
    id: text('id').notNull(),
    month: text('month').notNull(),
    revision: integer('revision').notNull(),
    status: text('status').$type<'ready' | 'confirmed' | 'approved' | 'declined' | 'replaced'>().notNull(),
    figure: jsonb('figure').$type<SlaFigure>().notNull(),
    contractId: text('contract_id').notNull(),
    feeMicroUsd: bigint('fee_micro_usd', { mode: 'number' }).notNull(),
    creditPercent: integer('credit_percent').notNull(),
    creditCents: bigint('credit_cents', { mode: 'number' }).notNull(),
    madeAt: at('made_at').notNull(),
    deadline: at('deadline').notNull(),
    confirmedAt: at('confirmed_at'),
    confirmedBy: text('confirmed_by'),
    decidedAt: at('decided_at'),
    decidedBy: text('decided_by'),
    reason: text('reason'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    uniqueIndex('sla_claims_month').on(t.orgId, t.month, t.revision),
    // The queue of operators reaches over all customers.
    index('sla_claims_queue').on(t.status, t.id),
  ],
);

/** The account of service credits of each organisation. Only ever appended to. */
export const slaCredits = pgTable(
  'sla_credits',
  {
    orgId: text('org_id')
      .notNull()
      .references(() => organisations.id),
    /** Counts the entries of one organisation from 1. */
    number: integer('number').notNull(),
    at: at('at').notNull(),
    claimId: text('claim_id').notNull(),
    month: text('month').notNull(),
    amountCents: bigint('amount_cents', { mode: 'number' }).notNull(),
    balanceCents: bigint('balance_cents', { mode: 'number' }).notNull(),
    /** The operator who approved the claim. */
    by: text('by').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.number] }),
    // A claim is credited once.
    uniqueIndex('sla_credits_claim').on(t.orgId, t.claimId),
  ],
);
