import { Readable } from 'node:stream';
import { eq } from 'drizzle-orm';
import { buildZip } from '@codepushgo/bundle/testing';
import { accounts } from '#accounts';
import { channels, deploymentKeys } from '#channels';
import { storeUploadedFile } from '#packages';
import { createRelease, type ChannelTarget, type NewRelease, type ReleaseRecord } from '#releases';
import type { AccountActor, Ctx } from '../context.ts';
import { newId } from '../platform/ids.ts';
import type { TestServer } from './make-server.ts';
import { seedChannel, type SeededChannel } from './seed-channel.ts';

/** An app with the channels Production and Staging, its owner, and short ways to release on it. */
export interface ReleaseWorld extends SeededChannel {
  server: TestServer;
  ctx: Ctx;
  staging: ChannelTarget;
  production: ChannelTarget;
  stagingId: string;
  /** Releases a zip of these files; `1.0.0` unless said otherwise. */
  release(
    files: Record<string, string>,
    input?: Partial<NewRelease>,
    target?: ChannelTarget,
  ): Promise<ReleaseRecord>;
}

/** Makes an organisation of its own for one test. */
export async function makeReleaseWorld(server: TestServer): Promise<ReleaseWorld> {
  const { db, clock } = server;
  const seeded = await seedChannel(db, clock, []);
  const { orgId, appId, accountId } = seeded;
  const stagingId = newId('chn', clock);
  const common = { orgId, createdAt: clock.now() };
  await db.insert(channels).values({ ...common, id: stagingId, appId, name: 'Staging', position: 1 });
  await db.insert(deploymentKeys).values({ ...common, key: newId('key', clock), channelId: stagingId });
  const ctx = server.ctx(await actorOf(server, accountId));
  const at = (channel: string): ChannelTarget => ({ org: orgId, app: appId, channel });
  const production = at('Production');
  return {
    ...seeded,
    server,
    ctx,
    staging: at('Staging'),
    production,
    stagingId,
    release: async (files, input, target = production) => {
      const { blob } = await storeZip(ctx, files);
      return createRelease(ctx, target, { appVersion: '1.0.0', ...input, source: { blob } });
    },
  };
}

/** The signed-in person of an account, with all scopes. */
export async function actorOf({ db }: TestServer, accountId: string): Promise<AccountActor> {
  const [row] = await db.select().from(accounts).where(eq(accounts.id, accountId));
  const { email, userName, staff } = row!;
  const scope = { level: 'full', organisationId: null } as const;
  return { kind: 'account', accountId, email, userName, staff, scope, accessKeyId: null };
}

/** A zip archive of text files. */
export function zipOf(files: Record<string, string>): Buffer {
  return buildZip(Object.entries(files).map(([name, data]) => ({ name, data })));
}

/** Stores a zip archive as an upload does. */
export function storeZip(ctx: Ctx, files: Record<string, string>) {
  return storeUploadedFile(ctx, Readable.from([zipOf(files)], { objectMode: false }));
}
