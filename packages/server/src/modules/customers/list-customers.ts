import type { Customer } from '@codepushgo/contract';
import { billingOf, type Facts, loadFacts, mayBeOnPlan } from '#billing';
import { authoriseOperator, type OrganisationRow } from '#organisations';
import type { Ctx } from '../../context.ts';
import { afterCursor, toPage, type Page, type PageRequest } from '../../platform/paging.ts';
import { readSearch } from './read-search.ts';
import { selectCustomers } from './select-customers.ts';

/**
 * Organisations with the plans they are on, newest first, for operators. A member's address finds the
 * organisations, and no answer holds an address.
 *
 * @param input `search`: beginnings of words, an id, or a whole e-mail address; `plan`: the id of the plan that holds
 */
export async function listCustomers(
  ctx: Ctx,
  input: PageRequest & { search?: string | undefined; plan?: string | undefined },
): Promise<Page<Customer>> {
  authoriseOperator(ctx.actor, 'customer.read', 'read');
  const { limit, plan } = input;
  const search = input.search === undefined ? undefined : readSearch(input.search);
  if (search === null) return { items: [], nextCursor: null };
  const holds = plan === undefined ? undefined : mayBeOnPlan(ctx, plan);
  const found: Customer[] = [];
  let before = afterCursor(input.cursor);
  for (let isMore = true; isMore && found.length <= limit;) {
    const rows = await selectCustomers(ctx.db, { search, before, limit, holds });
    const customers = await toCustomers(ctx, rows);
    found.push(...customers.filter((one) => plan === undefined || one.plan.id === plan));
    isMore = rows.length > limit;
    before = rows.at(-1)?.id;
  }
  return toPage(found.slice(0, limit + 1), limit, ({ id }) => id);
}

async function toCustomers(ctx: Ctx, rows: OrganisationRow[]): Promise<Customer[]> {
  const now = ctx.clock.now();
  const facts = await loadFacts(ctx, ctx.db, rows, now);
  return rows.map((org) => toCustomer(org, facts.get(org.id)!, now));
}

function toCustomer(org: OrganisationRow, facts: Facts, now: Date): Customer {
  const { coverage, contracts } = billingOf(facts, now);
  const inForce = contracts.find(({ id }) => id === coverage.contract?.id);
  return {
    id: org.id,
    slug: org.slug,
    name: org.name,
    kind: org.personalAccountId ? 'personal' : 'team',
    createdAt: org.createdAt.toISOString(),
    plan: coverage.plan,
    paid: coverage.paid,
    responseKind: coverage.kind,
    contract: inForce?.to ? { to: inForce.to, timeZone: inForce.timeZone } : null,
  };
}
