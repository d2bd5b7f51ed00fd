import type { PlatformState } from '@codepushgo/contract';
import type { Ctx } from '../../context.ts';
import { statusAddress } from '../../platform/status-address.ts';

/** What is wrong with the platform now, and where the status site is; for everybody. */
export async function listOpenIncidents(ctx: Ctx): Promise<PlatformState> {
  return { statusUrl: statusAddress(ctx.config), items: await ctx.news.openIncidents(ctx, ctx.db) };
}
