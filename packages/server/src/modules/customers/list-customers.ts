import type { Customer } from '@codepushgo/contract';
import { billingOf, type Facts, loadFacts } from '#billing';
import { authoriseOperator, type OrganisationRow } from '#organisations';
import type { Ctx } from '../../context.ts';
import { afterCursor, toPage, type Page, type PageRequest } from '../../platform/paging.ts';
import { readSearch } from './read-search.ts';
import { selectCustomers } from './select-customers.ts';

/**
 * Organisations with the plans they are on, newest first, for operators. A member's address finds the
 * organisations, and no answer holds an address.
 *
 * @param input `search`: beginnings of words, an id, or a whole e-mail address
 */
export async function listCustomers(
  ctx: Ctx,
  input: PageRequest & { search?: string | undefined },
): Promise<Page<Customer>> {
  authoriseOperator(ctx.actor, 'customer.read', 'read');
  const before = afterCursor(input.cursor);
  const search = input.search === undefined ? undefined : readSearch(input.search);
  if (search === null) return { items: [], nextCursor: null };
  const rows = await selectCustomers(ctx.db, { search, before, limit: input.limit });
  const page = toPage(rows, input.limit, ({ id }) => id);
  const now = ctx.clock.now();
  const facts = await loadFacts(ctx, ctx.db, page.items, now);
  return { ...page, items: page.items.map((org) => toCustomer(org, facts.get(org.id)!, now)) };
}

function toCustomer(org: OrganisationRow, facts: Facts, now: Date): Customer {
  const { coverage, contracts } = billingOf(facts, now);
  return {
    id: org.id,
    slug: org.slug,
    name: org.name,
    kind: org.personalAccountId ? 'personal' : 'team',
    createdAt: org.createdAt.toISOString(),
    plan: coverage.plan,
    paid: coverage.paid,
    responseKind: coverage.kind,
    contractTo: contracts.find(({ id }) => id === coverage.contract?.id)?.to ?? null,
  };
}
