import { and, eq, inArray } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { News } from '../../context.ts';

type TableOfChannels = PgTable & { orgId: PgColumn; channelId: PgColumn };

/**
 * Answers the news that an app moved: these tables, whose rows name an organisation and a channel, go along.
 * A module hands in its own tables alone.
 *
 * @example const news = { appMoved: alongWithChannels(deploymentKeys) };
 */
export function alongWithChannels(...tables: TableOfChannels[]): News['appMoved'] {
  return async (_ctx, tx, { fromOrgId, toOrgId: orgId, channelIds }) => {
    if (channelIds.length === 0) return;
    for (const table of tables) {
      await tx
        .update(table)
        .set({ orgId })
        .where(and(eq(table.orgId, fromOrgId), inArray(table.channelId, channelIds)));
    }
  };
}
