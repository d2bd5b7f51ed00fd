import type { DeskPresence } from '@codepushgo/contract';
import { namesOf } from '#ticket-store';
import { and, asc, gt, inArray } from 'drizzle-orm';
import type { Clock } from '../../platform/clock.ts';
import type { Db } from '../../platform/db.ts';
import { deskPresence } from './schema.ts';

/** Whoever has not said it again for so long has left: three heartbeats. */
export const GONE_MS = 45_000;

/** Who has some tickets open, by ticket, those first who came first. */
export async function presentOn(
  db: Db,
  clock: Clock,
  ticketIds: string[],
): Promise<Map<string, DeskPresence[]>> {
  if (ticketIds.length === 0) return new Map();
  const rows = await db
    .select()
    .from(deskPresence)
    .where(
      and(
        inArray(deskPresence.ticketId, ticketIds),
        gt(deskPresence.seenAt, new Date(clock.nowMs() - GONE_MS)),
      ),
    )
    .orderBy(asc(deskPresence.since), asc(deskPresence.accountId));
  const names = await namesOf(
    db,
    rows.map(({ accountId }) => accountId),
  );
  const shown = rows.map(({ ticketId, accountId, doing, since }) => ({
    ticketId,
    person: { accountId, name: names.get(accountId) ?? '', doing, since: since.toISOString() },
  }));
  const byTicket = Map.groupBy(shown, ({ ticketId }) => ticketId);
  return new Map([...byTicket].map(([id, some]) => [id, some.map(({ person }) => person)]));
}
