import { os } from '../../api-base.ts';
import type { Ctx, KeyScope } from '../../context.ts';
import { createAccessKey } from './create-access-key.ts';
import { deleteAccessKey } from './delete-access-key.ts';
import { deleteSession } from './delete-session.ts';
import { getMe } from './get-me.ts';
import { listAccessKeys } from './list-access-keys.ts';
import { listSessions } from './list-sessions.ts';
import { pollDeviceLogin } from './poll-device-login.ts';
import { accessKeyView, accountView } from './views.ts';
import { startDeviceLogin } from './start-device-login.ts';
import { updateAccessKey } from './update-access-key.ts';
import { updateMe } from './update-me.ts';

const api = os.accounts;

/** The accounts part of the API. */
export const accountsRoutes = {
  me: api.me.handler(async ({ context }) => accountView(await getMe(context))),
  updateMe: api.updateMe.handler(async ({ context, input }) => accountView(await updateMe(context, input))),
  listAccessKeys: api.listAccessKeys.handler(async ({ context, input }) => {
    const { items, nextCursor } = await listAccessKeys(context, input);
    return { items: items.map(accessKeyView), nextCursor };
  }),
  createAccessKey: api.createAccessKey.handler(async ({ context, input }) => {
    const scope = await readScope(context, input.scope);
    const { row, secret } = await createAccessKey(context, { ...input, scope });
    return { ...accessKeyView(row), secret };
  }),
  updateAccessKey: api.updateAccessKey.handler(async ({ context, input }) =>
    accessKeyView(await updateAccessKey(context, input.key, input)),
  ),
  deleteAccessKey: api.deleteAccessKey.handler(({ context, input }) => deleteAccessKey(context, input.key)),
  listSessions: api.listSessions.handler(({ context, input }) => listSessions(context, input)),
  deleteSession: api.deleteSession.handler(({ context, input }) => deleteSession(context, input.session)),
  startDeviceLogin: api.startDeviceLogin.handler(({ context, input }) => startDeviceLogin(context, input)),
  pollDeviceLogin: api.pollDeviceLogin.handler(async ({ context, input }) => {
    const answer = await pollDeviceLogin(context, input);
    return answer.state === 'approved' ? { ...answer, expiresAt: answer.expiresAt.toISOString() } : answer;
  }),
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
