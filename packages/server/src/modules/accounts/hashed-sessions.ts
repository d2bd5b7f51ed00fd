import type { DBAdapterInstance } from 'better-auth';
import { hashSecret } from './secrets.ts';

type Adapter = ReturnType<DBAdapterInstance>;
type Query = { model: string; where?: { field: string; value: unknown }[] };

/**
 * Keeps session tokens as hashes: better-auth stores what the cookie holds, so a copy of the database
 * would sign anybody in. Tokens are hashed on the way in and put back on the way out.
 */
export function hashSessionTokens(adapter: Adapter): Adapter {
  const wrap =
    (name: 'findOne' | 'update' | 'updateMany' | 'delete' | 'deleteMany' | 'consumeOne') =>
    async (query: Query): Promise<unknown> => {
      const found = await (adapter[name] as (query: Query) => Promise<unknown>)(withHashes(query));
      const token = tokenOf(query);
      return token && found && typeof found === 'object' && 'token' in found ? { ...found, token } : found;
    };
  return {
    ...adapter,
    create: async (query: { model: string; data: Record<string, unknown> }) => {
      const token = query.model === 'session' ? query.data['token'] : undefined;
      if (typeof token !== 'string') return adapter.create(query);
      const made = await adapter.create({ ...query, data: { ...query.data, token: hashSecret(token) } });
      return { ...made, token };
    },
    findOne: wrap('findOne'),
    update: wrap('update'),
    updateMany: wrap('updateMany'),
    delete: wrap('delete'),
    deleteMany: wrap('deleteMany'),
    consumeOne: wrap('consumeOne'),
  } as Adapter;
}

function tokenOf({ model, where }: Query): string | undefined {
  const value = model === 'session' ? where?.find(({ field }) => field === 'token')?.value : undefined;
  return typeof value === 'string' ? value : undefined;
}

function withHashes(query: Query): Query {
  if (!query.where || !tokenOf(query)) return query;
  const where = query.where.map((part) =>
    part.field === 'token' && typeof part.value === 'string'
      ? { ...part, value: hashSecret(part.value) }
      : part,
  );
  return { ...query, where };
}
