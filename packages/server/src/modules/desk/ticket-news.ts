import { referenceOf, tickets } from '#ticket-store';
import { desc, gte } from 'drizzle-orm';
import type { Clock } from '../../platform/clock.ts';
import type { Db } from '../../platform/db.ts';

// An event is dated before its transaction commits, by clocks that differ a little.
const LATE_MS = 15_000;
const MOST = 200;

/** What has happened on tickets since it was asked last, by the number of each one's last event. */
export class TicketNews {
  #known = new Map<string, number>();

  /** Takes what there is as known. */
  async begin(db: Db, clock: Clock): Promise<void> {
    this.#known = new Map();
    await this.read(db, clock);
  }

  /** The tickets with events that were not known, at most 200; `hasMore`: and others. */
  async read(
    db: Db,
    clock: Clock,
  ): Promise<{ tickets: { id: string; reference: string }[]; hasMore: boolean }> {
    const rows = await db
      .select({ id: tickets.id, number: tickets.number, lastSeq: tickets.lastSeq })
      .from(tickets)
      .where(gte(tickets.lastEventAt, new Date(clock.nowMs() - LATE_MS)))
      .orderBy(desc(tickets.lastEventAt))
      .limit(MOST + 1);
    const news = rows.filter(({ id, lastSeq }) => this.#known.get(id) !== lastSeq);
    this.#known = new Map(rows.map(({ id, lastSeq }) => [id, lastSeq]));
    return {
      tickets: news.map((row) => ({ id: row.id, reference: referenceOf(row) })),
      hasMore: rows.length > MOST,
    };
  }
}
