import { appInOrg, holdersOf, type Holder } from '#apps';
import { authorise } from '#organisations';
import type { Collaborator } from '@codepushgo/contract';
import type { Ctx } from '../../context.ts';
import { afterCursor, toPage, type Page, type PageRequest } from '../../platform/paging.ts';

/**
 * Everybody with a technical role on an app, and where it comes from, sorted by e-mail address.
 *
 * @example const { items } = await listCollaborators(ctx, { org: 'acme', app: 'Shop iOS', limit: 50 });
 */
export async function listCollaborators(
  ctx: Ctx,
  input: { org: string; app: string } & PageRequest,
): Promise<Page<Collaborator>> {
  const { app, access } = await appInOrg(ctx, input.org, input.app);
  authorise(access, 'collaborator.read');
  const holders = (await holdersOf(ctx.db, [app])).get(app.id) ?? [];
  const after = afterCursor(input.cursor);
  const rest = holders.filter(({ email }) => after === undefined || email > after);
  return toPage(rest.map(toCollaborator), input.limit, ({ email }) => email);
}

/** A holder of a role as the API shows it. */
export function toCollaborator({ accountId, email, name, role, via }: Holder): Collaborator {
  return { accountId, email, name, role, via };
}
