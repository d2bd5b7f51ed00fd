import type { CustomerDetail } from '@codepushgo/contract';
import { billingOf, findCustomer, loadFactsOf } from '#billing';
import { authoriseOperator, organisationMembers } from '#organisations';
import { projects } from '#projects';
import { and, eq, isNull } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';

/** One customer with all terms, for operators; how many members and projects there are, and nothing of their work. */
export async function getCustomer(ctx: Ctx, input: { customer: string }): Promise<CustomerDetail> {
  authoriseOperator(ctx.actor, 'customer.read', 'read');
  const org = await findCustomer(ctx.db, input.customer);
  const now = ctx.clock.now();
  const [memberCount, projectCount, facts] = await Promise.all([
    ctx.db.$count(organisationMembers, eq(organisationMembers.orgId, org.id)),
    ctx.db.$count(projects, and(eq(projects.orgId, org.id), isNull(projects.deletedAt))),
    loadFactsOf(ctx, ctx.db, org, now),
  ]);
  return {
    id: org.id,
    slug: org.slug,
    name: org.name,
    kind: org.personalAccountId ? 'personal' : 'team',
    createdAt: org.createdAt.toISOString(),
    timeZone: org.timeZone,
    memberCount,
    projectCount,
    billing: billingOf(facts, now),
  };
}
