import { os } from '../../api-base.ts';
import type { Ctx, KeyScope } from '../../context.ts';
import { answeredAs } from '../../platform/idempotency.ts';
import { createAccessKey } from './create-access-key.ts';
import { deleteAccessKey } from './delete-access-key.ts';
import { listAccessKeys } from './list-access-keys.ts';
import { updateAccessKey } from './update-access-key.ts';
import { accessKeyView } from './views.ts';

const api = os.accounts;

/** The endpoints of one's access keys; in the API they stand among those of the account. */
export const accessKeysRoutes = {
  listAccessKeys: api.listAccessKeys.handler(async ({ context, input }) => {
    const { items, nextCursor } = await listAccessKeys(context, input);
    return { items: items.map(accessKeyView), nextCursor };
  }),
  createAccessKey: api.createAccessKey.handler(async ({ context, input }) => {
    const scope = await readScope(context, input.scope);
    return answeredAs(
      context,
      (ctx) => createAccessKey(ctx, { ...input, scope }),
      ({ row, secret }) => ({ ...accessKeyView(row), secret }),
    );
  }),
  updateAccessKey: api.updateAccessKey.handler(async ({ context, input }) =>
    accessKeyView(await updateAccessKey(context, input.key, input)),
  ),
  deleteAccessKey: api.deleteAccessKey.handler(({ context, input }) => deleteAccessKey(context, input.key)),
};

async function readScope(
  ctx: Ctx,
  scope: { level: KeyScope['level']; organisation: string | null } | undefined,
): Promise<KeyScope | undefined> {
  if (!scope) return undefined;
  const organisationId =
    scope.organisation === null ? null : await ctx.news.organisationId(ctx, scope.organisation);
  return { level: scope.level, organisationId };
}
