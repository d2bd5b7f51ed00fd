import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packages, putChunk, startUpload, uploadChunks, uploads } from '#packages';
import { channelHistory, releaseDiffs, releases } from '#releases';
import { makeServer, type TestServer } from '../../testing/make-server.ts';
import { makeReleaseWorld } from '../../testing/release-world.ts';

let server: TestServer;
beforeAll(async () => {
  server = await makeServer();
});
afterAll(() => server.stop());

const ballast = randomBytes(3000).toString('base64');
const files = (text: string) => ({ 'CodePush/main.jsbundle': text, ballast });

test('an app takes all that is of its releases to another organisation, and leaves what others share', async () => {
  const from = await makeReleaseWorld(server);
  const to = await makeReleaseWorld(server);
  // One of the packages is there already.
  await to.release(files('one'));
  await from.release(files('one'));
  await from.release(files('two'));
  await server.jobs.settled();
  const { upload } = await startUpload(from.ctx, { org: from.orgId, app: from.appId });
  await putChunk(
    from.ctx,
    { org: from.orgId, upload: upload.id },
    { number: 1, body: Readable.from([Buffer.from('x')]) },
  );
  const before = await channelHistory(server.db, from.orgId, from.channelId);
  expect(before[1]!.diffs.size).toBe(1);

  const move = {
    appId: from.appId,
    fromOrgId: from.orgId,
    toOrgId: to.orgId,
    channelIds: [from.channelId, from.stagingId],
  };
  await server.db.transaction((tx) => from.ctx.news.appMoved(from.ctx, tx, move));

  expect(await channelHistory(server.db, from.orgId, from.channelId)).toEqual([]);
  expect(await channelHistory(server.db, to.orgId, from.channelId)).toEqual(before);
  for (const table of [releases, releaseDiffs, uploads, uploadChunks]) {
    expect(await server.db.select().from(table).where(eq(table.orgId, from.orgId))).toEqual([]);
  }
  const owned = await server.db.select().from(packages).where(eq(packages.orgId, to.orgId));
  expect(owned).toHaveLength(2);
  const used = await server.db.select().from(releases).where(eq(releases.appId, from.appId));
  expect(used.every((row) => owned.some((pkg) => pkg.id === row.packageId))).toBe(true);
});
