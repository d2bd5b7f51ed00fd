import { and, count, eq, gt, lt, lte, or, type SQL } from 'drizzle-orm';
import type { Db, Tx } from '../../platform/db.ts';
import { mailReceived } from './schema.ts';

const WINDOW_MS = 10 * 60 * 1000;
/** How many messages in ten minutes are judged as they come. */
const MOST_JUDGED = 10;
/** How many messages in ten minutes are taken at all; the rest may come later. */
const MOST_TAKEN = 200;

/** By what unauthenticated mail is counted: a forger of an address cannot use up its owner's share. */
export function pairOf(remoteAddress: string | null, envelopeFrom: string | null): string {
  const domain = (envelopeFrom ?? '').split('@').pop()!.toLowerCase().slice(0, 255);
  return `${remoteAddress ?? '-'} ${domain || '-'}`;
}

/** Whether a pair has sent as much as is taken. */
export async function isPairExhausted(db: Db, pair: string, now: Date): Promise<boolean> {
  const since = new Date(now.getTime() - WINDOW_MS);
  return (
    (await countRows(db, and(eq(mailReceived.pair, pair), gt(mailReceived.receivedAt, since)))) >= MOST_TAKEN
  );
}

/** Whether a message is beyond the tenth of its sender within ten minutes. */
export async function isFlooding(
  tx: Tx,
  { id, receivedAt, pair }: { id: string; receivedAt: Date; pair: string },
  senderAddress: string | null,
): Promise<boolean> {
  const who =
    senderAddress === null ? eq(mailReceived.pair, pair) : eq(mailReceived.senderAddress, senderAddress);
  const since = new Date(receivedAt.getTime() - WINDOW_MS);
  const { receivedAt: at } = mailReceived;
  const earlier = or(lt(at, receivedAt), and(lte(at, receivedAt), lt(mailReceived.id, id)));
  return (await countRows(tx, and(who, gt(at, since), earlier))) >= MOST_JUDGED;
}

async function countRows(db: Db | Tx, where: SQL | undefined): Promise<number> {
  const [row] = await db.select({ n: count() }).from(mailReceived).where(where);
  return row?.n ?? 0;
}
