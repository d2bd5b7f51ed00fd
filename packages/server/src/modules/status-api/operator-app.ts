import { Hono, type Context } from 'hono';
import type { z } from 'zod';
import type { StatusContext } from '#status';
import { Problem } from '../../platform/problem.ts';
import { signedBody } from './signed-body.ts';

/** What routes of operators find: the signed body. */
export interface OperatorEnv {
  Variables: { body: Buffer };
}

/** The routes below `/operator/v1`; nothing there answers an unsigned request. */
export type OperatorApp = Hono<OperatorEnv>;

/** An empty application whose every request is signed. */
export function operatorApp(ctx: StatusContext): OperatorApp {
  const app: OperatorApp = new Hono<OperatorEnv>();
  app.use('*', async (c, next) => {
    c.set('body', await signedBody(ctx, c.req.raw));
    await next();
    c.header('cache-control', 'no-store');
  });
  return app;
}

/** The body as JSON, whatever it is. */
export function jsonOf(c: Context<OperatorEnv>): unknown {
  try {
    return JSON.parse(c.get('body').toString('utf8'));
  } catch (error) {
    throw new Problem('invalid-input', 'The body is no JSON.', {}, { cause: error });
  }
}

/**
 * The body as a shape.
 *
 * @throws Problem `invalid-input` with a pointer to each fault
 */
export function bodyOf<S extends z.ZodType>(c: Context<OperatorEnv>, shape: S): z.output<S> {
  const parsed = shape.safeParse(jsonOf(c));
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.map(({ path, message }) => ({
    pointer: path.map((step) => `/${String(step)}`).join(''),
    detail: message,
  }));
  const first = errors[0];
  throw new Problem('invalid-input', `${first?.pointer || 'The body'}: ${first?.detail}`, { errors });
}
