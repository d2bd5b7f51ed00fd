import type { Webhook } from '@codepushgo/contract';
import { and, eq, type SQL } from 'drizzle-orm';
import { apps } from '#apps';
import { channels } from '#channels';
import { projects } from '#projects';
import type { Ctx } from '../../context.ts';
import type { Db, Tx } from '../../platform/db.ts';
import type { WebhookRow } from './managed-webhook.ts';
import { webhooks } from './schema.ts';

const columns = {
  webhook: webhooks,
  project: { id: projects.id, slug: projects.slug, name: projects.name },
  app: { id: apps.id, name: apps.name },
  channel: { id: channels.id, name: channels.name },
};

/** The query for webhooks of an organisation with the names of what they are narrowed down to. */
export function selectWebhooks(db: Db | Tx, orgId: string, where?: SQL) {
  const here = (column: Parameters<typeof eq>[0]) => eq(column, webhooks.orgId);
  return db
    .select(columns)
    .from(webhooks)
    .leftJoin(projects, and(here(projects.orgId), eq(projects.id, webhooks.projectId)))
    .leftJoin(apps, and(here(apps.orgId), eq(apps.id, webhooks.appId)))
    .leftJoin(channels, and(here(channels.orgId), eq(channels.id, webhooks.channelId)))
    .where(and(eq(webhooks.orgId, orgId), where));
}

/** A webhook as it is after a change, as the API shows it. */
export async function showWebhook(ctx: Ctx, tx: Tx, { orgId, id }: WebhookRow): Promise<Webhook> {
  const [row] = await selectWebhooks(tx, orgId, eq(webhooks.id, id));
  return toWebhook(ctx, row!);
}

const instant = (at: Date | null): string | null => at?.toISOString() ?? null;
type Named = Awaited<ReturnType<typeof selectWebhooks>>[number];

/** A webhook as the API shows it, without its secret. */
export function toWebhook({ clock }: Pick<Ctx, 'clock'>, { webhook: row, ...names }: Named): Webhook {
  const until = row.previousSecretExpiresAt;
  return {
    id: row.id,
    url: row.url,
    description: row.description,
    events: row.events,
    filter: {
      project: row.projectId === null ? null : (names.project ?? { ...gone(row.projectId), slug: '' }),
      app: row.appId === null ? null : (names.app ?? gone(row.appId)),
      channel: row.channelId === null ? null : (names.channel ?? gone(row.channelId)),
    },
    isEnabled: row.isEnabled,
    disabledReason: row.disabledReason,
    disabledAt: instant(row.disabledAt),
    failingSince: instant(row.failingSince),
    previousSecretExpiresAt: until && until.getTime() > clock.nowMs() ? until.toISOString() : null,
    createdAt: row.createdAt.toISOString(),
  };
}

// It moved to another organisation, whose names are nobody's business here.
function gone(id: string): { id: string; name: string } {
  return { id, name: '' };
}
