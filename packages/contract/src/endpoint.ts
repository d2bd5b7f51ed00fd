import { oc } from '@orpc/contract';
import { z } from 'zod';
import type { Permission } from './permissions.ts';

/** What an endpoint asks of its caller: a permission, or one of these words said aloud. */
export type Needs = Permission | 'public' | 'account' | 'agent' | 'operator';

/** What every endpoint declares besides its shapes. */
export interface EndpointMeta {
  needs: Needs;
  /** True on creations: an `Idempotency-Key` header makes a repetition answer as the first did. */
  idempotent?: boolean;
}

const base = oc.$meta<EndpointMeta>({ needs: 'public' });

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * Declares one endpoint below `/api/v1`. Input and output are added with `.input()` and `.output()`; members that the
 * input does not name are refused.
 *
 * @param needs a permission, `account` (signed in), `agent` (staff of support, operators too), `operator`, or
 *   `public`
 * @param route method, path with `{name}` parameters, a summary and the status of success
 * @example
 * const route = { method: 'GET', path: '/organisations/{org}/apps/{app}', summary: 'One app', tag: 'Apps' } as const;
 * endpoint('app.read', route)
 *   .input(z.object({ org: z.string(), app: z.string() }))
 *   .output(App);
 */
export function endpoint(
  needs: Needs,
  route: {
    method: Method;
    path: `/${string}`;
    summary: string;
    tag: string;
    status?: 200 | 201 | 202 | 204;
    idempotent?: boolean;
  },
) {
  const declared = base.meta(route.idempotent ? { needs, idempotent: true } : { needs }).route({
    method: route.method,
    path: route.path,
    summary: route.summary,
    tags: [route.tag],
    successStatus: route.status ?? 200,
  });
  // A misspelled member is refused instead of being overlooked.
  const input = declared.input.bind(declared);
  declared.input = ((schema: z.ZodType) =>
    input(schema instanceof z.ZodObject ? schema.strict() : schema)) as typeof declared.input;
  return declared;
}

/** Paging by cursor: pass `nextCursor` of one page as `cursor` of the next. */
export const pageInput = {
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
};

/**
 * A page of `item`; `nextCursor` is null on the last one.
 *
 * @example pageOf(App);
 */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}

/** An instant in ISO 8601, UTC, with milliseconds. */
export const Instant = z.iso.datetime();
/** An instant that somebody types: ISO 8601 with `Z` or with an offset. */
export const AnyInstant = z.iso.datetime({ offset: true });

/** A name without `\ / ? :` and control characters, as the CodePush wire has it. */
export const WireName = z
  .string()
  .min(1)
  .max(1000)
  .regex(/^[^\\/?:\u0000-\u001f\u007f-\u009f]+$/u, 'must not hold \\ / ? : or control characters');

/** Path parameters that name things: an organisation by slug or id, an app by name or id, and so on. */
export const inOrg = { org: z.string().min(1).max(128) };
/** See {@link inOrg}; the project by slug or id. */
export const inProject = { ...inOrg, project: z.string().min(1).max(128) };
/** See {@link inOrg}; the app by name or id. */
export const inApp = { ...inOrg, app: z.string().min(1).max(1000) };
/** See {@link inOrg}; the channel by name or id. */
export const inChannel = { ...inApp, channel: z.string().min(1).max(1000) };
/** See {@link inOrg}; the release by label. */
export const inRelease = {
  ...inChannel,
  release: z.string().regex(/^v[1-9]\d{0,8}$/, 'must be a label such as v12'),
};

/** An answer without a body. */
export const Empty = z.void();
