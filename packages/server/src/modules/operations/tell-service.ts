import { createHash } from 'node:crypto';
import { mutate } from '#audit';
import { authoriseOperator } from '#organisations';
import type { AccountActor, Ctx } from '../../context.ts';
import { callService, type ServiceCall } from './call-service.ts';

/** What the audit log of the platform keeps of an act; the service keeps its own. */
export interface Told {
  /** `noun.verb-in-past`. */
  action: string;
  targetType: 'incident' | 'maintenance' | 'component' | 'exclusion';
  targetId: string;
  details?: Record<string, unknown>;
}

/**
 * Has the status service do something on behalf of an operator, and writes it down here as well once it is done. Under
 * an idempotency key the answer is kept, as `show` makes it.
 *
 * @throws Problem `forbidden` for everybody but operators; as {@link callService}
 */
export async function tellService<T, R>(
  ctx: Ctx,
  call: ServiceCall,
  done: (answer: T) => { result: R; audit: Told },
): Promise<R> {
  const { permit } = authoriseOperator(ctx.actor, 'status.operate', 'full');
  const { email: author, accountId } = ctx.actor as AccountActor;
  const body = { author, ...call.body, ...repeatable(ctx, accountId) };
  // Before the transaction: nothing waits for the network inside one.
  const answer = await callService<T>(ctx, { ...call, body });
  const { result, audit } = done(answer);
  return mutate(ctx, permit, async (tx) => {
    if (audit.targetType === 'incident') await ctx.news.incidentTold(ctx, tx);
    return { result, audit: { ...audit, orgId: null } };
  });
}

// The service keeps its answer under the key, too: when we die before we have kept ours, a repetition does nothing twice.
function repeatable({ keepAnswer, idempotencyKey }: Ctx, accountId: string): { idempotencyKey?: string } {
  if (!keepAnswer || idempotencyKey === undefined) return {};
  return {
    idempotencyKey: createHash('sha256').update(`${accountId}\n${idempotencyKey}`).digest('base64url'),
  };
}

/** Asks the status service on behalf of an operator. */
export async function askService<T>(ctx: Ctx, path: string): Promise<T> {
  authoriseOperator(ctx.actor, 'status.read', 'read');
  return callService<T>(ctx, { path });
}
