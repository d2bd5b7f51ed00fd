import { and, eq, isNull } from 'drizzle-orm';
import type { Db, Tx } from '../../platform/db.ts';
import type { OrganisationRow } from './organisation-access.ts';
import { organisationNotFound } from './refusals.ts';
import { organisations } from './schema.ts';

/**
 * The personal organisation of an account; every account has one.
 *
 * @example const { slug } = await personalOrganisationOf(ctx.db, account.id); // the user name
 */
export async function personalOrganisationOf(db: Db | Tx, accountId: string): Promise<OrganisationRow> {
  const [row] = await db
    .select()
    .from(organisations)
    .where(and(eq(organisations.personalAccountId, accountId), isNull(organisations.deletedAt)));
  if (!row) throw organisationNotFound(accountId);
  return row;
}
