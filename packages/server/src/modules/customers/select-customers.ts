import { accounts } from '#accounts';
import { organisationMembers, organisations } from '#organisations';
import { and, desc, eq, inArray, isNull, lt, sql, type SQL } from 'drizzle-orm';
import type { Db } from '../../platform/db.ts';
import type { CustomerSearch } from './read-search.ts';

/**
 * The query for living organisations, newest first.
 *
 * @param before the id of the last one already seen
 * @param holds what else must hold
 */
export function selectCustomers(
  db: Db,
  {
    search,
    before,
    limit,
    holds,
  }: {
    search: CustomerSearch | undefined;
    before: string | undefined;
    limit: number;
    holds?: SQL | undefined;
  },
) {
  return db
    .select()
    .from(organisations)
    .where(
      and(
        isNull(organisations.deletedAt),
        before === undefined ? undefined : lt(organisations.id, before),
        search && matches(db, search),
        holds,
      ),
    )
    .orderBy(desc(organisations.id))
    .limit(limit + 1);
}

function matches(db: Db, search: CustomerSearch): SQL | undefined {
  if (search.by === 'id') return eq(organisations.id, search.id);
  if (search.by === 'words')
    return sql`to_tsvector('simple', ${organisations.searchText}) @@ to_tsquery('simple', ${search.query})`;
  const theirs = db
    .select({ id: organisationMembers.orgId })
    .from(organisationMembers)
    .innerJoin(accounts, eq(accounts.id, organisationMembers.accountId))
    .where(eq(sql`lower(${accounts.email})`, search.email));
  return inArray(organisations.id, theirs);
}
