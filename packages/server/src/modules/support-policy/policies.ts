import type { PolicyVersion, PublishedPolicy, SupportPolicy } from '@codepushgo/contract';
import { desc, eq, lte } from 'drizzle-orm';
import type { Db, Tx } from '../../platform/db.ts';
import { POLICY_2026_11 } from './policy-seed.ts';
import { wholeAddresses } from './policy-addresses.ts';
import { supportPolicies } from './schema.ts';

/** A version of the policy and what is known about it. */
export interface Policy {
  version: number;
  policy: SupportPolicy;
  effectiveFrom: Date;
  note: string;
  publishedBy: string | null;
  publishedAt: Date;
}

const SEED_DATE = new Date('2026-11-01T00:00:00.000Z');

/** What the software brings along; it holds until an operator publishes another. */
export const seedPolicy: Policy = {
  version: 1,
  policy: POLICY_2026_11,
  effectiveFrom: SEED_DATE,
  note: 'The policy of November 2026.',
  publishedBy: null,
  publishedAt: SEED_DATE,
};

/**
 * The version of the policy that is in force at an instant.
 *
 * @example const { version, policy } = await policyAt(ctx.db, ctx.clock.now());
 */
export async function policyAt(db: Db | Tx, instant: Date): Promise<Policy> {
  const [row] = await db
    .select()
    .from(supportPolicies)
    .where(lte(supportPolicies.effectiveFrom, instant))
    .orderBy(desc(supportPolicies.version))
    .limit(1);
  return row ?? seedPolicy;
}

/**
 * A version of the policy by its number; undefined when there is none.
 *
 * @example const { policy } = (await policyVersion(ctx.db, 1))!;
 */
export async function policyVersion(db: Db | Tx, version: number): Promise<Policy | undefined> {
  if (version === seedPolicy.version) return seedPolicy;
  const [row] = await db.select().from(supportPolicies).where(eq(supportPolicies.version, version));
  return row;
}

/** The newest version, in force or to come. */
export async function newestPolicy(db: Db | Tx): Promise<Policy> {
  const [row] = await db.select().from(supportPolicies).orderBy(desc(supportPolicies.version)).limit(1);
  return row ?? seedPolicy;
}

/** A version as operators see it. */
export function toPublished(row: Policy): PublishedPolicy {
  return {
    ...row,
    effectiveFrom: row.effectiveFrom.toISOString(),
    publishedAt: row.publishedAt.toISOString(),
  };
}

/** A version as everybody sees it, with whole addresses. */
export function toVersion({ version, effectiveFrom, policy }: Policy, publicUrl: string): PolicyVersion {
  return {
    version,
    effectiveFrom: effectiveFrom.toISOString(),
    policy: { ...policy, contacts: wholeAddresses(policy.contacts, publicUrl) },
  };
}
