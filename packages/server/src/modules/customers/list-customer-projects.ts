import type { CustomerProject } from '@codepushgo/contract';
import { coverage, findCustomer, loadFactsOf } from '#billing';
import { authoriseOperator } from '#organisations';
import { projects } from '#projects';
import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { contains } from '../../platform/contains.ts';
import { afterCursor, toPage, type Page, type PageRequest } from '../../platform/paging.ts';

/** The projects of a customer, oldest first, and what each is covered for. */
export async function listCustomerProjects(
  ctx: Ctx,
  input: PageRequest & { customer: string; search?: string | undefined },
): Promise<Page<CustomerProject>> {
  authoriseOperator(ctx.actor, 'customer.read', 'read');
  const org = await findCustomer(ctx.db, input.customer);
  const after = afterCursor(input.cursor);
  const rows = await ctx.db
    .select({ id: projects.id, slug: projects.slug, name: projects.name })
    .from(projects)
    .where(
      and(
        eq(projects.orgId, org.id),
        isNull(projects.deletedAt),
        contains(input.search, projects.name, projects.slug),
        after === undefined ? undefined : gt(projects.id, after),
      ),
    )
    .orderBy(projects.id)
    .limit(input.limit + 1);
  const now = ctx.clock.now();
  const { organisation, contracts } = await loadFactsOf(ctx, ctx.db, org, now);
  const items = rows.map((row) => ({ ...row, coverage: coverage(organisation, row, contracts, now) }));
  return toPage(items, input.limit, ({ id }) => id);
}
