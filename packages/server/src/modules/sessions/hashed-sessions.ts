import type { DBAdapterInstance } from 'better-auth';
import { hashSecret } from '../../platform/secrets.ts';

type Adapter = ReturnType<DBAdapterInstance>;
type Query = { model: string; where?: { field: string; value: unknown }[] };

// Every method that finds rows by a condition.
const BY_CONDITION = [
  'findOne',
  'findMany',
  'count',
  'update',
  'updateMany',
  'delete',
  'deleteMany',
  'consumeOne',
] as const;

/**
 * Keeps session tokens as hashes: better-auth stores what the cookie holds, so a copy of the database
 * would sign anybody in. Tokens are hashed on the way in and put back on the way out.
 */
export function hashSessionTokens(adapter: Adapter): Adapter {
  const create = async (query: { model: string; data: Record<string, unknown> }): Promise<unknown> => {
    const token = query.model === 'session' ? query.data['token'] : undefined;
    if (typeof token !== 'string') return adapter.create(query);
    const made = await adapter.create({ ...query, data: { ...query.data, token: hashSecret(token) } });
    return { ...made, token };
  };
  const methods = BY_CONDITION.map((name) => {
    const own = adapter[name] as (query: Query) => Promise<unknown>;
    return [name, async (query: Query) => withToken(await own(withHashes(query)), tokenOf(query))];
  });
  return { ...adapter, create, ...Object.fromEntries(methods) } as Adapter;
}

function tokenOf({ model, where }: Query): string | undefined {
  const value = model === 'session' ? where?.find(({ field }) => field === 'token')?.value : undefined;
  return typeof value === 'string' ? value : undefined;
}

function withHashes(query: Query): Query {
  if (!query.where || tokenOf(query) === undefined) return query;
  const where = query.where.map((part) =>
    part.field === 'token' && typeof part.value === 'string'
      ? { ...part, value: hashSecret(part.value) }
      : part,
  );
  return { ...query, where };
}

function withToken(found: unknown, token: string | undefined): unknown {
  if (token === undefined) return found;
  if (Array.isArray(found)) return found.map((row) => withToken(row, token));
  return found && typeof found === 'object' && 'token' in found ? { ...found, token } : found;
}
