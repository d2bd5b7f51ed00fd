import { sql } from 'drizzle-orm';
import { addReleaseHours } from '#rollups';
import type { Tx } from '../../platform/db.ts';
import type { ReportedChannel } from './lock-channels.ts';
import { isKeptLabel } from './report.ts';
import { releaseCounts } from './schema.ts';

const COLUMNS = {
  active: 'active',
  downloaded: 'downloaded',
  installed: 'installed',
  failed: 'failed',
  rolledBack: 'rolled_back',
  anonymousActive: 'anonymous_active',
  anonymousDownloaded: 'anonymous_downloaded',
  anonymousInstalled: 'anonymous_installed',
  anonymousFailed: 'anonymous_failed',
} as const;

/** What is counted: the columns, and what is kept by the hour alone. */
export type Counter = keyof typeof COLUMNS | 'failedLater' | 'wentBack';

// Native versions and labels that the channel never released; what devices invent beyond this is not kept.
const MOST_OTHER_LABELS = 1000;
const LABEL = /^v([1-9]\d{0,8})$/;

/** Differences to the counts of releases, gathered over a batch and written once. */
export class ReleaseTally {
  readonly #rows = new Map<
    string,
    { channel: ReportedChannel; label: string; by: Partial<Record<Counter, number>> }
  >();

  add(channel: ReportedChannel, label: string, counter: Counter, by: number): void {
    const key = `${channel.id} ${label}`;
    const row = this.#rows.get(key) ?? { channel, label, by: {} };
    row.by[counter] = (row.by[counter] ?? 0) + by;
    this.#rows.set(key, row);
  }

  /** Adds all to the stored counts and to this hour's, in a fixed order, so that writers at the same time never wait in a circle. */
  async write(tx: Tx, now: Date): Promise<void> {
    const rows = [...this.#rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
    if (rows.length === 0) return;
    const names = sql.raw(Object.values(COLUMNS).join(', '));
    const sums = sql.raw(
      Object.values(COLUMNS)
        .map((name) => `${name} = t.${name} + excluded.${name}`)
        .join(', '),
    );
    const figures = Object.keys(COLUMNS).map(
      (name) => sql`${sql.param(rows.map(({ by }) => by[name as Counter] ?? 0))}::int[]`,
    );
    await tx.execute(sql`
      INSERT INTO ${releaseCounts} AS t (org_id, channel_id, epoch, label, ${names})
      SELECT * FROM unnest(${sql.param(rows.map(({ channel }) => channel.orgId))}::text[], ${sql.param(rows.map(({ channel }) => channel.id))}::text[],
        ${sql.param(rows.map(({ channel }) => channel.epoch))}::int[], ${sql.param(rows.map(({ label }) => label))}::text[], ${sql.join(figures, sql`, `)})
      ON CONFLICT (org_id, channel_id, epoch, label) DO UPDATE SET ${sums}`);
    const hours = rows.map(({ channel: { orgId, id: channelId, epoch }, label, by }) => {
      return { orgId, channelId, epoch, label, by };
    });
    await addReleaseHours(tx, now, hours);
  }
}

/** Says which labels may be counted on a channel: its own, and a bounded number of others. */
export async function countableLabels(
  tx: Tx,
  asked: { channel: ReportedChannel; label: string }[],
): Promise<(channel: ReportedChannel, label: string) => boolean> {
  const others = [
    ...new Map(
      asked
        .filter(({ channel, label }) => isKeptLabel(label) && !isOwn(channel, label))
        .map((one) => [`${one.channel.id} ${one.label}`, one]),
    ).values(),
  ];
  const allowed = new Set<string>();
  if (others.length > 0) {
    const known = await knownLabels(tx, others);
    const room = new Map<string, number>();
    for (const { channel, label } of others) {
      const { labels, size } = known.get(channel.id) ?? { labels: new Set<string>(), size: 0 };
      const left = room.get(channel.id) ?? MOST_OTHER_LABELS - size;
      if (!labels.has(label) && left <= 0) continue;
      allowed.add(`${channel.id} ${label}`);
      room.set(channel.id, labels.has(label) ? left : left - 1);
    }
  }
  return (channel, label) => isOwn(channel, label) || allowed.has(`${channel.id} ${label}`);
}

function isOwn({ lastNumber }: ReportedChannel, label: string): boolean {
  const number = LABEL.exec(label)?.[1];
  return number !== undefined && Number(number) <= lastNumber;
}

async function knownLabels(
  tx: Tx,
  others: { channel: ReportedChannel; label: string }[],
): Promise<Map<string, { labels: Set<string>; size: number }>> {
  const channels = [...new Map(others.map(({ channel }) => [channel.id, channel])).values()];
  const { rows } = await tx.execute<{ id: string; labels: string[] | null; size: number }>(sql`
    SELECT c.id, count(*)::int AS size, array_agg(t.label) FILTER (WHERE t.label = ANY(${sql.param(others.map(({ label }) => label))}::text[])) AS labels
    FROM unnest(${sql.param(channels.map(({ orgId }) => orgId))}::text[], ${sql.param(channels.map(({ id }) => id))}::text[], ${sql.param(channels.map(({ epoch }) => epoch))}::int[],
      ${sql.param(channels.map(({ lastNumber }) => lastNumber))}::int[]) AS c (org_id, id, epoch, last_number)
    JOIN ${releaseCounts} t ON t.org_id = c.org_id AND t.channel_id = c.id AND t.epoch = c.epoch
    WHERE NOT (t.label ~ '^v[1-9][0-9]{0,8}$' AND substr(t.label, 2)::int8 <= c.last_number)
    GROUP BY c.id`);
  return new Map(rows.map(({ id, labels, size }) => [id, { labels: new Set(labels ?? []), size }]));
}
