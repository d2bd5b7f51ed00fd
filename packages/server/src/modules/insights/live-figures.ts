import type { LiveEvent } from '@codepushgo/contract';
import { sql } from 'drizzle-orm';
import { channels } from '#channels';
import { releaseCounts } from '#metrics';
import type { Db } from '../../platform/db.ts';

/** A channel that somebody listens to. */
export interface LiveChannel {
  id: string;
  orgId: string;
}

type Figures = Extract<LiveEvent, { type: 'figures' }>;
type Release = Figures['releases'][number];
type Row = Release & { channelId: string; total: number };

/** The figures of a release, with the round in which they became what they are. */
interface Known {
  release: Release;
  text: string;
  round: number;
}

const MOST_LABELS = 100;

/** The figures of channels as they were read last, and when each became different. */
export class LiveFigures {
  readonly #channels = new Map<string, { total: number; round: number; releases: Map<string, Known> }>();
  #round = 0;

  /** Reads the figures of these channels, and forgets all others. */
  async read(db: Db, listened: LiveChannel[]): Promise<void> {
    const rows = await readFigures(db, listened);
    this.#round++;
    const byChannel = Map.groupBy(rows, ({ channelId }) => channelId);
    for (const id of this.#channels.keys())
      if (!listened.some((channel) => channel.id === id)) this.#channels.delete(id);
    for (const { id } of listened) this.#take(id, byChannel.get(id) ?? []);
  }

  #take(id: string, rows: Row[]): void {
    const total = rows[0]?.total ?? 0;
    const known = this.#channels.get(id) ?? { total, round: this.#round, releases: new Map() };
    if (known.total !== total) Object.assign(known, { total, round: this.#round });
    for (const { channelId: _id, total: _total, ...release } of rows) {
      const text = JSON.stringify(release);
      if (known.releases.get(release.label)?.text === text) continue;
      known.releases.set(release.label, { release, text, round: this.#round });
    }
    this.#channels.set(id, known);
  }

  /** The last round. */
  get round(): number {
    return this.#round;
  }

  /** What of a channel became different after a round; null when nothing did. */
  since(channelId: string, round: number): Figures | null {
    const known = this.#channels.get(channelId);
    if (!known) return null;
    const releases = [...known.releases.values()]
      .filter((one) => one.round > round)
      .map(({ release }) => release);
    if (known.round <= round && releases.length === 0) return null;
    return { type: 'figures', channelId, totalActive: known.total, releases };
  }
}

// Of a long history only the newest labels are pushed; the total is of all.
async function readFigures(db: Db, listened: LiveChannel[]): Promise<Row[]> {
  const { rows } = await db.execute<Row>(sql`
    SELECT t.channel_id AS "channelId", t.label, t.total, t.active, t.downloaded, t.installed, t.failed, t.rolled_back AS "rolledBack"
    FROM (
      SELECT t.channel_id, t.label, t.rolled_back, greatest(t.active + t.anonymous_active, 0) AS active,
        greatest(t.downloaded + t.anonymous_downloaded, 0) AS downloaded, greatest(t.installed + t.anonymous_installed, 0) AS installed,
        greatest(t.failed + t.anonymous_failed, 0) AS failed,
        sum(greatest(t.active + t.anonymous_active, 0)) OVER (PARTITION BY t.channel_id)::int AS total,
        row_number() OVER (PARTITION BY t.channel_id ORDER BY length(t.label) DESC, t.label DESC) AS place
      FROM unnest(${sql.param(listened.map(({ orgId }) => orgId))}::text[], ${sql.param(listened.map(({ id }) => id))}::text[]) AS w (org_id, id)
      JOIN ${channels} c ON c.org_id = w.org_id AND c.id = w.id AND c.deleted_at IS NULL
      JOIN ${releaseCounts} t ON t.org_id = w.org_id AND t.channel_id = w.id AND t.epoch = c.history_epoch
    ) t
    WHERE t.place <= ${MOST_LABELS} OR t.label !~ '^v[0-9]+$'`);
  return rows;
}
