import type { Role } from '#organisations';
import type { ProjectRow } from '#projects';
import type { App, Channel } from '@codepushgo/contract';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { newId } from '../../platform/ids.ts';
import { insertChannel } from './insert-channel.ts';
import { FIRST_CHANNELS } from './policy.ts';
import { appNameTaken } from './refusals.ts';
import { apps } from './schema.ts';
import { toApp, toChannel } from './shapes.ts';

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
  const made: Channel[] = [];
  for (const [position, name] of (given.withChannels === false ? [] : FIRST_CHANNELS).entries()) {
    const fresh = await insertChannel(ctx, tx, { orgId: row.orgId, appId: row.id, name, position });
    made.push(toChannel(fresh.channel, fresh.deploymentKey));
  }
  return { app: toApp(row, role), channels: made };
}
