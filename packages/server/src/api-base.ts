import { contract, type EndpointMeta } from '@codepushgo/contract';
import { implement } from '@orpc/server';
import type { Ctx } from './context.ts';
import { idempotent } from './platform/idempotency.ts';
import { Problem } from './platform/problem.ts';

/** What handlers of `/api/v1` find besides the request's context. */
export interface ApiCtx extends Ctx {
  /** Set once the request was read: what fails before is the fault of the body. */
  reading?: { isDone: boolean };
}

function assertCaller(ctx: Ctx, { needs }: EndpointMeta): void {
  if (needs === 'public') return;
  if (ctx.actor.kind !== 'account') {
    throw new Problem('not-signed-in', 'Send an access key as "Authorization: Bearer …", or sign in.');
  }
  if (needs === 'agent' && ctx.actor.staff === null) {
    throw new Problem('forbidden', 'Only staff of support may do this.');
  }
  if (needs === 'operator' && ctx.actor.staff !== 'operator') {
    throw new Problem('forbidden', 'Only operators of the platform may do this.');
  }
}

/**
 * Binds endpoints of the contract to verbs: `os.apps.get.handler(({ context, input }) => getApp(context, input))`.
 *
 * Before the handler runs, the caller is known where the endpoint asks for one; on creations a repeated
 * `Idempotency-Key` is answered with the first answer. Roles are judged in the verbs, by their policies.
 */
export const os = implement(contract)
  .$context<ApiCtx>()
  .use(async ({ context, next, procedure, path }, input, output) => {
    const meta = procedure['~orpc'].meta;
    if (context.reading) context.reading.isDone = true;
    assertCaller(context, meta);
    if (!meta.idempotent || !context.idempotencyKey) return next();
    const fingerprint = JSON.stringify([path, input]);
    return output(
      await idempotent(
        context,
        context.idempotencyKey,
        fingerprint,
        async (keepAnswer) => (await next({ context: { keepAnswer } })).output,
      ),
    );
  });
