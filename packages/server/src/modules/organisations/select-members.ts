import { accounts } from '#accounts';
import type { Member } from '@codepushgo/contract';
import { and, eq, or, sql, type SQL } from 'drizzle-orm';
import type { Tx } from '../../platform/db.ts';
import { organisationMembers } from './schema.ts';

const columns = {
  accountId: accounts.id,
  name: accounts.name,
  email: accounts.email,
  userName: accounts.userName,
  role: organisationMembers.role,
  since: organisationMembers.createdAt,
};

/** A member as the database has it. */
export interface MemberRow extends Omit<Member, 'since'> {
  since: Date;
}

/**
 * The query for members of one organisation, to be narrowed.
 *
 * @example const members = await selectMembers(ctx.db, org.id, isAccount('zoe'));
 */
export function selectMembers(db: Pick<Tx, 'select'>, orgId: string, where?: SQL) {
  return db
    .select(columns)
    .from(organisationMembers)
    .innerJoin(accounts, eq(accounts.id, organisationMembers.accountId))
    .where(and(eq(organisationMembers.orgId, orgId), where));
}

/**
 * The condition that an account is the one named by id, user name or e-mail address.
 *
 * @example const [zoe] = await selectMembers(ctx.db, org.id, isAccount('zoe@example.com'));
 */
export function isAccount(named: string): SQL | undefined {
  return or(
    eq(accounts.id, named),
    eq(accounts.userName, named),
    eq(sql`lower(${accounts.email})`, named.toLowerCase()),
  );
}
