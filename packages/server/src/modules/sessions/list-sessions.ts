import { and, eq, gt, sql } from 'drizzle-orm';
import { unionAll } from 'drizzle-orm/pg-core';
import type { Session } from '@codepushgo/contract';
import { accessKeys } from '#access-keys';
import { requireAccount } from '#accounts';
import type { Ctx } from '../../context.ts';
import { afterCursor, toPage, type Page, type PageRequest } from '../../platform/paging.ts';
import { loginSessions } from './schema.ts';

/**
 * Where the signed-in account is signed in: CLIs, then browsers, each oldest first; expired ones are left out.
 *
 * @example const { items } = await listSessions(ctx, { limit: 50 });
 */
export async function listSessions(ctx: Ctx, page: PageRequest): Promise<Page<Session>> {
  const { accountId, accessKeyId, sessionId } = requireAccount(ctx.actor);
  const after = afterCursor(page.cursor) ?? '';
  const clis = ctx.db
    .select({
      id: accessKeys.id,
      machine: accessKeys.createdBy,
      createdAt: accessKeys.createdAt,
      expiresAt: accessKeys.expiresAt,
    })
    .from(accessKeys)
    .where(
      and(
        eq(accessKeys.accountId, accountId),
        eq(accessKeys.isSession, true),
        gt(accessKeys.expiresAt, ctx.clock.now()),
      ),
    );
  const machine = sql<string>`concat_ws(' · ', nullif(${loginSessions.userAgent}, ''), nullif(${loginSessions.ipAddress}, ''))`;
  const browsers = ctx.db
    .select({
      id: loginSessions.id,
      machine,
      createdAt: loginSessions.createdAt,
      expiresAt: loginSessions.expiresAt,
    })
    .from(loginSessions)
    // better-auth judges sessions by the machine's time, so the database's is asked, not the clock.
    .where(and(eq(loginSessions.accountId, accountId), gt(loginSessions.expiresAt, sql`now()`)));
  const both = unionAll(clis, browsers).as('both');
  const rows = await ctx.db
    .select()
    .from(both)
    .where(gt(both.id, after))
    .orderBy(both.id)
    .limit(page.limit + 1);
  const { items, nextCursor } = toPage(rows, page.limit, (row) => row.id);
  return {
    nextCursor,
    items: items.map((row) => ({
      id: row.id,
      kind: row.id.startsWith('key_') ? ('cli' as const) : ('browser' as const),
      machine: row.machine,
      createdAt: row.createdAt.toISOString(),
      expiresAt: row.expiresAt.toISOString(),
      isCurrent: row.id === accessKeyId || row.id === sessionId,
    })),
  };
}
