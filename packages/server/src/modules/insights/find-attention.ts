import type { Attention } from '@codepushgo/contract';
import { and, eq, gt, gte, isNotNull, isNull, lte, ne, or, sql } from 'drizzle-orm';
import { accessKeys } from '#access-keys';
import { apps } from '#apps';
import { channels, deploymentKeys } from '#channels';
import { devices, releaseCounts } from '#metrics';
import { can, organisationMembers, reaches } from '#organisations';
import { projects } from '#projects';
import { labelOf } from '#release-rules';
import { releases } from '#releases';
import type { Ctx } from '../../context.ts';
import type { Scope } from './find-scope.ts';
import { isCountOfRelease } from './find-standings.ts';

const DAY_MS = 86_400_000;
const LONG_ROLLOUT_DAYS = 7;
const KEY_NOTICE_DAYS = 14;
const OLD_KEY_DAYS = 30;
const BAD_SHARE = 0.05;
const LEAST_SAMPLE = 20;
const MOST_ITEMS = 100;
// More than this makes no difference to what has to be done.
const MOST_COUNTED = 1000;

const ORDER: Attention['code'][] = [
  'release-halted',
  'failures-high',
  'rollbacks-high',
  'release-disabled',
  'rollout-unfinished',
  'old-key-in-use',
  'access-key-expiring',
];

/** What needs a person in a scope, most urgent first. */
export async function findAttention(ctx: Ctx, scope: Scope): Promise<Attention[]> {
  const found = await Promise.all([
    ofNewestReleases(ctx, scope),
    ofOldKeys(ctx, scope),
    ofAccessKeys(ctx, scope),
  ]);
  return found
    .flat()
    .sort((a, b) => ORDER.indexOf(a.code) - ORDER.indexOf(b.code))
    .slice(0, MOST_ITEMS);
}

const where = {
  app: { id: apps.id, name: apps.name },
  channel: { id: channels.id, name: channels.name },
  project: { id: projects.id, slug: projects.slug },
};

async function ofNewestReleases(ctx: Ctx, { org, isSeen }: Scope): Promise<Attention[]> {
  const [installed, failed] = [releaseCounts.installed, releaseCounts.failed];
  const hasFailures = and(
    gte(sql`${installed} + ${failed}`, LEAST_SAMPLE),
    gte(failed, sql`(${installed} + ${failed}) * ${BAD_SHARE}::float8`),
  );
  const hasRollbacks = and(
    gte(installed, LEAST_SAMPLE),
    gte(releaseCounts.rolledBack, sql`${installed} * ${BAD_SHARE}::float8`),
  );
  const isNotLive = or(releases.isDisabled, isNotNull(releases.haltedAt), isNotNull(releases.rollout));
  const rows = await ctx.db
    .select({ ...where, release: releases, counts: releaseCounts })
    .from(apps)
    .innerJoin(projects, and(eq(projects.orgId, apps.orgId), eq(projects.id, apps.projectId)))
    .innerJoin(channels, isLivingChannel())
    .innerJoin(
      releases,
      and(
        eq(releases.orgId, channels.orgId),
        eq(releases.channelId, channels.id),
        eq(releases.number, channels.lastNumber),
        isNull(releases.clearedAt),
      ),
    )
    .leftJoin(releaseCounts, isCountOfRelease())
    .where(and(isSeen, eq(apps.orgId, org.id), or(isNotLive, hasFailures, hasRollbacks)))
    .orderBy(sql`${releases.id} DESC`)
    .limit(MOST_ITEMS);
  return rows.flatMap(({ release, counts, ...place }) =>
    judgeRelease(release, counts, ctx.clock.nowMs()).map((item) => ({ ...place, ...item })),
  ) as Attention[];
}

function isLivingChannel() {
  return and(eq(channels.orgId, apps.orgId), eq(channels.appId, apps.id), isNull(channels.deletedAt));
}

type OfRelease<A> = A extends { label: string } ? Omit<A, 'app' | 'channel' | 'project'> : never;

/** What is to be said of a newest release. One that nobody is offered says only that. */
function judgeRelease(
  release: Pick<
    typeof releases.$inferSelect,
    'number' | 'haltedAt' | 'haltReason' | 'isDisabled' | 'rollout' | 'createdAt'
  >,
  counts: Pick<typeof releaseCounts.$inferSelect, 'installed' | 'failed' | 'rolledBack'> | null,
  nowMs: number,
): OfRelease<Attention>[] {
  const label = labelOf(release.number);
  if (release.haltedAt) {
    const since = release.haltedAt.toISOString();
    return [{ code: 'release-halted', label, reason: release.haltReason, since }];
  }
  if (release.isDisabled) return [{ code: 'release-disabled', label }];
  const found: OfRelease<Attention>[] = [];
  const { installed, failed, rolledBack } = counts ?? { installed: 0, failed: 0, rolledBack: 0 };
  const attempts = installed + failed;
  if (isBad(failed, attempts))
    found.push({ code: 'failures-high', label, failed, attempts, share: failed / attempts });
  if (isBad(rolledBack, installed))
    found.push({ code: 'rollbacks-high', label, rolledBack, installed, share: rolledBack / installed });
  const since = release.createdAt;
  if (release.rollout !== null && nowMs - since.getTime() >= LONG_ROLLOUT_DAYS * DAY_MS)
    found.push({ code: 'rollout-unfinished', label, rollout: release.rollout, since: since.toISOString() });
  return found;
}

function isBad(part: number, of: number): boolean {
  return of >= LEAST_SAMPLE && part >= of * BAD_SHARE;
}

async function ofOldKeys(ctx: Ctx, { org, isSeen }: Scope): Promise<Attention[]> {
  const today = ctx.clock.now().toISOString().slice(0, 10);
  const used = sql<number>`(SELECT count(*) FROM (
    SELECT FROM ${devices} d WHERE d.org_id = ${channels.orgId} AND d.channel_id = ${channels.id}
      AND d.deployment_key = ${deploymentKeys.key} AND d.seen_day > ${today}::date - ${OLD_KEY_DAYS}::int
    ORDER BY d.seen_day DESC LIMIT ${MOST_COUNTED}) lately)::int`;
  const rows = await ctx.db
    .select({ ...where, used, expiresAt: deploymentKeys.expiresAt })
    .from(apps)
    .innerJoin(projects, and(eq(projects.orgId, apps.orgId), eq(projects.id, apps.projectId)))
    .innerJoin(channels, isLivingChannel())
    .innerJoin(
      deploymentKeys,
      and(eq(deploymentKeys.orgId, channels.orgId), eq(deploymentKeys.channelId, channels.id)),
    )
    .where(
      and(
        isSeen,
        eq(apps.orgId, org.id),
        isNotNull(deploymentKeys.rotatedAt),
        or(isNull(deploymentKeys.expiresAt), gt(deploymentKeys.expiresAt, ctx.clock.now())),
      ),
    )
    .orderBy(deploymentKeys.expiresAt)
    .limit(MOST_ITEMS);
  const byChannel = Map.groupBy(
    rows.filter((row) => row.used > 0),
    ({ channel }) => channel.id,
  );
  return [...byChannel.values()].map(([first, ...more]) => {
    const { used: _used, expiresAt, ...place } = first!;
    const count = [first!, ...more].reduce((sum, row) => sum + row.used, 0);
    return { code: 'old-key-in-use', ...place, devices: count, expiresAt: expiresAt?.toISOString() ?? null };
  });
}

async function ofAccessKeys(ctx: Ctx, { org, access }: Scope): Promise<Attention[]> {
  const { accountId } = access.actor;
  const now = ctx.clock.now();
  const scopedTo = sql`(${accessKeys.scope} ->> 'organisationId')`;
  const own = and(eq(accessKeys.accountId, accountId), or(isNull(scopedTo), eq(scopedTo, org.id)));
  const maySeeOthers =
    can(access.orgRole, 'access-key.manage') && reaches(access.actor, 'access-key.manage', org.id);
  const others = and(eq(scopedTo, org.id), ne(accessKeys.accountId, accountId), isMember(org.id));
  const rows = await ctx.db
    .select({
      keyId: accessKeys.id,
      name: accessKeys.name,
      owner: accessKeys.accountId,
      ends: accessKeys.expiresAt,
    })
    .from(accessKeys)
    .where(
      and(
        maySeeOthers ? or(own, others) : own,
        eq(accessKeys.isSession, false),
        gt(accessKeys.expiresAt, now),
        lte(accessKeys.expiresAt, new Date(now.getTime() + KEY_NOTICE_DAYS * DAY_MS)),
      ),
    )
    .orderBy(accessKeys.expiresAt)
    .limit(MOST_ITEMS);
  return rows.map(({ keyId, name, owner, ends }) => ({
    code: 'access-key-expiring',
    keyId,
    name,
    isOwn: owner === accountId,
    expiresAt: ends.toISOString(),
  }));
}

function isMember(orgId: string) {
  return sql`EXISTS (SELECT FROM ${organisationMembers} m WHERE m.org_id = ${orgId} AND m.account_id = ${accessKeys.accountId})`;
}
