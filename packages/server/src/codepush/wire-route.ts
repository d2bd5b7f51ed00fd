import type { AccountActor, Ctx } from '../context.ts';

/** A context whose caller is known. */
export type SignedInCtx = Ctx & { actor: AccountActor };

/** One authenticated request of the wire. */
export interface WireCall {
  ctx: SignedInCtx;
  /** Decoded path parameters by name. */
  params: Record<string, string>;
  /** The JSON or form body; empty when none came. */
  body: Record<string, unknown>;
  query: URLSearchParams;
  /** The request itself, for headers and streamed bodies. */
  request: Request;
}

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/** One line of a routes table. */
export interface WireRoute {
  method: Method;
  /** For instance `/apps/:app/deployments`; literal parts match in any case. */
  path: string;
  /** True where the handler reads the body itself. */
  rawBody?: boolean;
  handle(call: WireCall): Promise<Response>;
}

/** A route that fits a request, with its decoded parameters. */
export interface MatchedRoute<Route> {
  route: Route;
  params: Record<string, string>;
}

/** A path's parts, without a slash at the end; not decoded. */
export function pathParts(pathname: string): string[] {
  return pathname.replace(/^\//, '').replace(/\/$/, '').split('/');
}

/** A part of a path as text; what is not valid percent-encoding stands for itself. */
export function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The first route that fits; `HEAD` counts as `GET`. */
export function matchRoute<Route extends { method: string; path: string }>(
  routes: readonly Route[],
  method: string,
  parts: string[],
): MatchedRoute<Route> | undefined {
  const wanted = method === 'HEAD' ? 'GET' : method;
  for (const route of routes) {
    if (route.method !== wanted) continue;
    const params = matchParts(pathParts(route.path), parts);
    if (params) return { route, params };
  }
  return undefined;
}

function matchParts(pattern: string[], parts: string[]): Record<string, string> | undefined {
  if (pattern.length !== parts.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, expected] of pattern.entries()) {
    const part = parts[index] ?? '';
    if (expected.startsWith(':')) {
      if (part === '') return undefined;
      params[expected.slice(1)] = decodePart(part);
    } else if (part.toLowerCase() !== expected.toLowerCase()) {
      return undefined;
    }
  }
  return params;
}
