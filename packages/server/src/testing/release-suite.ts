import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { auditEntries } from '#audit';
import { channelHistory, refusalReason, type HistoryEntry } from '#releases';
import type { TestServer } from './make-server.ts';
import { makeReleaseWorld, type ReleaseWorld } from './release-world.ts';

/** The world of the running test. */
export interface ReleaseSuite extends ReleaseWorld {
  /** The releases of Production, oldest first. */
  history(): Promise<HistoryEntry[]>;
  /** What the audit log keeps of something. */
  audited(targetId: string): Promise<string[]>;
}

/** Sets a file of tests up: one server for all of them, and for each a world of its own in the returned object. */
export function releaseSuite(start: () => Promise<TestServer>): ReleaseSuite {
  const suite = {
    history: () => channelHistory(suite.server.db, suite.orgId, suite.channelId),
    audited: async (targetId) => {
      const { db } = suite.server;
      const rows = await db
        .select()
        .from(auditEntries)
        .where(eq(auditEntries.targetId, targetId))
        .orderBy(auditEntries.id);
      return rows.map((row) => row.action);
    },
  } as ReleaseSuite;
  beforeAll(async () => {
    suite.server = await start();
  });
  afterAll(() => suite.server.stop());
  beforeEach(async () => {
    Object.assign(suite, await makeReleaseWorld(suite.server));
  });
  return suite;
}

/** The files of a package that is a bundle alone. */
export function bundleOf(text: string): Record<string, string> {
  return { 'CodePush/main.jsbundle': text };
}

/** Why work was refused; null when it was not. */
export function reasonOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => null,
    (error) => refusalReason(error) ?? error.code ?? error,
  );
}
