import { actorFromAccessKey } from '#access-keys';
import type { Actor, Ctx } from '../../context.ts';
import { assertOwnOrigin } from '../../platform/refuse-foreign-origin.ts';
import { actorFromCookie, hasSessionCookie } from './actor-from-cookie.ts';

/**
 * Who sends a request to our own API: the owner of its bearer key, else of its session cookie.
 *
 * @throws Problem `not-signed-in` or `access-key-expired` for a bad key, `foreign-origin` for a cookie that
 * another site made the browser send
 */
export async function actorFromRequest(ctx: Ctx, request: Request): Promise<Actor> {
  const bearer = /^bearer\s+(\S+)\s*$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  if (bearer !== undefined) return actorFromAccessKey(ctx, bearer);
  if (!hasSessionCookie(request.headers)) return { kind: 'anonymous' };
  assertOwnOrigin(request, ctx.config.publicUrl);
  return (await actorFromCookie(ctx, request.headers)) ?? { kind: 'anonymous' };
}
