import { contract, type EndpointMeta } from '@codepushgo/contract';

/** One endpoint of the contract. */
export interface Endpoint {
  /** Its place in the contract, for instance `apps.create`. */
  name: string;
  method: string;
  /** With `{parameters}`. */
  path: string;
  needs: EndpointMeta['needs'];
  isIdempotent: boolean;
}

interface Declared {
  '~orpc': { meta: EndpointMeta; route: { method?: string; path?: string } };
}

/** Every endpoint of the contract, whatever is added to it. */
export function everyEndpoint(): Endpoint[] {
  const found: Endpoint[] = [];
  const walk = (node: object, name: string): void => {
    if ('~orpc' in node) {
      const { meta, route } = (node as Declared)['~orpc'];
      const { method = 'POST', path = '/' } = route;
      found.push({ name, method, path, needs: meta.needs, isIdempotent: meta.idempotent ?? false });
      return;
    }
    for (const [key, child] of Object.entries(node)) walk(child as object, name ? `${name}.${key}` : key);
  };
  walk(contract, '');
  return found;
}
