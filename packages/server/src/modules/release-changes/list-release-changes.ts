import type { ReleaseChange } from '@codepushgo/contract';
import { and, desc, eq, gt, inArray, lt, type SQL } from 'drizzle-orm';
import { accounts } from '#accounts';
import { auditEntries } from '#audit';
import type { Db, Tx } from '../../platform/db.ts';
import { afterCursor, toPage, type Page, type PageRequest } from '../../platform/paging.ts';

/** What is done to a release: its name in the audit log, and the word that readers get. */
const CODES = {
  'release.created': 'released',
  'release.promoted': 'promoted',
  'release.rolled-back': 'rolled-back-to',
  'release.updated': 'changed',
  'release.halted': 'halted',
  'release.resumed': 'resumed',
} as const;

/** What the audit log keeps of a change, as far as it is read here. */
interface Details {
  channelId?: string;
  label?: string;
  changed?: string[];
  set?: Record<string, Scalar>;
  from?: Record<string, Scalar>;
  fromReleaseId?: string;
  toReleaseId?: string;
}
type Scalar = string | number | boolean | null;

/**
 * What was done to one release, newest first. Who may read it is judged by the caller.
 *
 * @example const { items } = await listReleaseChanges(ctx.db, org.id, release.id, { limit: 50 });
 */
export async function listReleaseChanges(
  db: Db | Tx,
  orgId: string,
  releaseId: string,
  page: PageRequest,
): Promise<Page<ReleaseChange>> {
  const before = afterCursor(page.cursor);
  const where = and(
    eq(auditEntries.targetId, releaseId),
    before === undefined ? undefined : lt(auditEntries.id, before),
  );
  return toPage(await select(db, orgId, where, page.limit + 1), page.limit, ({ id }) => id);
}

/**
 * What was done to releases of an organisation after an audit id, newest first.
 *
 * @example const [newest] = await releaseChangesAfter(ctx.db, org.id, 'aud_01', 200);
 */
export function releaseChangesAfter(
  db: Db,
  orgId: string,
  after: string,
  limit: number,
): Promise<ReleaseChange[]> {
  return select(db, orgId, gt(auditEntries.id, after), limit);
}

async function select(
  db: Db | Tx,
  orgId: string,
  where: SQL | undefined,
  limit: number,
): Promise<ReleaseChange[]> {
  const rows = await db
    .select({ entry: auditEntries, userName: accounts.userName, name: accounts.name })
    .from(auditEntries)
    .leftJoin(accounts, eq(accounts.id, auditEntries.actorId))
    .where(and(eq(auditEntries.orgId, orgId), inArray(auditEntries.action, Object.keys(CODES)), where))
    .orderBy(desc(auditEntries.id))
    .limit(limit);
  return rows.map(toChange);
}

function toChange(row: {
  entry: typeof auditEntries.$inferSelect;
  userName: string | null;
  name: string | null;
}): ReleaseChange {
  const { entry, userName, name } = row;
  const details = entry.details as Details;
  const { set = {}, from = {}, changed = [] } = details;
  return {
    id: entry.id,
    at: entry.at.toISOString(),
    code: CODES[entry.action as keyof typeof CODES],
    releaseId: entry.targetId,
    channelId: details.channelId ?? '',
    label: details.label ?? '',
    by: {
      kind: entry.actorKind as ReleaseChange['by']['kind'],
      accountId: entry.actorKind === 'account' ? entry.actorId : null,
      userName,
      name,
      accessKeyId: entry.accessKeyId,
    },
    changes: changed.map((field) => ({ field, from: from[field] ?? null, to: set[field] ?? null })),
    fromReleaseId: details.fromReleaseId ?? details.toReleaseId ?? null,
  };
}
