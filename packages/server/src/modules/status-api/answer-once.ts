import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import type { StatusContext } from '#status';
import { Problem } from '../../platform/problem.ts';
import { jsonOf, type OperatorEnv } from './operator-app.ts';

const KEPT_MS = 24 * 60 * 60 * 1000;
const LONGEST_KEY = 255;

/**
 * Answers a creation. Who repeats it, with the same `idempotencyKey` in the body, gets the first answer again: the
 * answer is kept in the transaction of the work, so a caller that has died in between may simply ask again.
 *
 * @throws Problem `idempotency-key-reused` for another request under the key
 */
export function answerOnce(c: Context<OperatorEnv>, ctx: StatusContext, work: () => object): Response {
  const key = keyOf(c);
  const answer =
    key === undefined ? JSON.stringify(work()) : ctx.store.transaction(() => kept(ctx, c, key, work));
  return c.body(answer, 201, { 'content-type': 'application/json' });
}

function keyOf(c: Context<OperatorEnv>): string | undefined {
  const { idempotencyKey: key } = (jsonOf(c) ?? {}) as { idempotencyKey?: unknown };
  if (key === undefined) return undefined;
  if (typeof key === 'string' && key.length > 0 && key.length <= LONGEST_KEY) return key;
  throw new Problem('invalid-input', `An idempotency key has 1 to ${LONGEST_KEY} characters.`);
}

function kept(
  { store: { db }, clock }: StatusContext,
  c: Context<OperatorEnv>,
  key: string,
  work: () => object,
): string {
  const asked = createHash('sha256')
    .update(`${c.req.method} ${c.req.path}\n`)
    .update(c.get('body'))
    .digest('hex');
  db.prepare('delete from status_answers where until_ms < ?').run(clock.nowMs());
  const before = db.prepare('select asked, answer from status_answers where key = ?').get(key);
  if (before && before.asked !== asked)
    throw new Problem(
      'idempotency-key-reused',
      'This idempotency key was used for another request within the last 24 hours. Use a new one.',
    );
  if (before) return String(before.answer);
  const answer = JSON.stringify(work());
  db.prepare('insert into status_answers values (?, ?, ?, ?)').run(
    key,
    asked,
    answer,
    clock.nowMs() + KEPT_MS,
  );
  return answer;
}
