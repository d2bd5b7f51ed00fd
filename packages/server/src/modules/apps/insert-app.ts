import type { Role } from '#organisations';
import type { ProjectRow } from '#projects';
import type { App, Channel } from '@codepushgo/contract';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { newId } from '../../platform/ids.ts';
import { appNameTaken } from './refusals.ts';
import { apps } from './schema.ts';
import { toApp } from './shapes.ts';

/** What an app is made from. */
export interface NewApp {
  name: string;
  /** Default: the name. */
  displayName?: string | undefined;
  os?: string | null | undefined;
  framework?: string | null | undefined;
  /** Default true: with `Staging` and `Production`. */
  withChannels?: boolean | undefined;
}

/** An app just made, with its channels in their order. */
export interface MadeApp {
  app: App;
  channels: Channel[];
}

/** Writes an app with its channels. The project must be held, so that it does not go meanwhile. */
export async function insertApp(
  ctx: Ctx,
  tx: Tx,
  project: ProjectRow,
  given: NewApp,
  role: Role,
): Promise<MadeApp> {
  const [row] = await tx
    .insert(apps)
    .values({
      id: newId('app', ctx.clock),
      orgId: project.orgId,
      projectId: project.id,
      name: given.name,
      displayName: given.displayName ?? given.name,
      os: given.os ?? null,
      framework: given.framework ?? null,
      createdAt: ctx.clock.now(),
    })
    .onConflictDoNothing()
    .returning();
  if (!row) throw appNameTaken(given.name);
  const place = { orgId: row.orgId, appId: row.id };
  const channels = given.withChannels === false ? [] : await ctx.news.makeFirstChannels(ctx, tx, place);
  return { app: toApp(row, role), channels };
}
