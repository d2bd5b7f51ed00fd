import { accessKeys, accessKeyView } from '#access-keys';
import type { AccessKey } from '@codepushgo/contract';
import { and, eq, gt, sql } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { afterCursor, toPage, type Page, type PageRequest } from '../../platform/paging.ts';
import { organisationAccess } from './organisation-access.ts';
import { authorise } from './policy.ts';

/** Everybody's access keys that work in this organisation alone, oldest first; never their secrets. */
export async function listOrganisationKeys(
  ctx: Ctx,
  input: { org: string } & PageRequest,
): Promise<Page<AccessKey & { accountId: string }>> {
  const { org, access } = await organisationAccess(ctx, input.org);
  authorise(access, 'access-key.manage');
  const after = afterCursor(input.cursor);
  const rows = await ctx.db
    .select()
    .from(accessKeys)
    .where(
      and(
        eq(sql`(${accessKeys.scope} ->> 'organisationId')`, org.id),
        after === undefined ? undefined : gt(accessKeys.id, after),
      ),
    )
    .orderBy(accessKeys.id)
    .limit(input.limit + 1);
  return toPage(
    rows.map((row) => ({ ...accessKeyView(row), accountId: row.accountId })),
    input.limit,
    (key) => key.id,
  );
}
