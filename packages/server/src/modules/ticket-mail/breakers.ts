import { and, count, eq, gt, inArray, ne, sql } from 'drizzle-orm';
import type { Tx } from '../../platform/db.ts';
import { ANSWERS, TO_STAFF, type AutomaticKind } from './automatic-kind.ts';
import { deadAddresses, outgoingMails } from './schema.ts';

/** Why an automatic mail is not sent. */
export type Breaker =
  | 'address_dead'
  | 'ticket_muted'
  | 'acknowledged_before'
  | 'daily'
  | 'exchange'
  | 'weekly';

const MINUTE_MS = 60 * 1000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const MOST_A_DAY = 3;
const POINTER_DAYS = 7;

/** What is about to be sent by itself. */
export interface Planned {
  kind: AutomaticKind;
  recipient: string;
  ticketId: string | null;
}

/**
 * Whether something stands against an automatic mail: two machines must never answer each other, and nobody is to be
 * flooded in somebody else's name. Holds the address until the transaction ends, so that two of them count.
 *
 * @returns null when it may be sent
 */
export async function breakerOf(tx: Tx, planned: Planned, now: Date): Promise<Breaker | null> {
  const { kind, recipient, ticketId } = planned;
  if (TO_STAFF.includes(kind)) return null;
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`automatic ${recipient}`}, 0))`);
  const dead = await tx.select().from(deadAddresses).where(eq(deadAddresses.address, recipient));
  if (dead.length > 0) return 'address_dead';
  const isAnswer = ANSWERS.includes(kind);
  if (ticketId !== null) {
    const ofTicket = eq(outgoingMails.ticketId, ticketId);
    if (await any(tx, and(ofTicket, eq(outgoingMails.detail, 'exchange' satisfies Breaker))))
      return 'ticket_muted';
    const left = and(ofTicket, inArray(outgoingMails.kind, ANSWERS), ne(outgoingMails.state, 'suppressed'));
    if (isAnswer && kind !== 'encrypted' && (await any(tx, left))) return 'acknowledged_before';
  }
  const since = (ms: number) => gt(outgoingMails.createdAt, new Date(now.getTime() - ms));
  const toThem = and(
    eq(outgoingMails.isAutomatic, true),
    eq(outgoingMails.recipient, recipient),
    ne(outgoingMails.state, 'suppressed'),
  );
  if (
    kind === 'pointer' &&
    (await any(tx, and(toThem, eq(outgoingMails.kind, 'pointer'), since(POINTER_DAYS * DAY_MS))))
  )
    return 'weekly';
  // An answer to what came within a minute of our last one: on the other side is a machine.
  if (isAnswer && (await any(tx, and(toThem, inArray(outgoingMails.kind, ANSWERS), since(MINUTE_MS)))))
    return 'exchange';
  const [row] = await tx
    .select({ n: count() })
    .from(outgoingMails)
    .where(and(toThem, since(DAY_MS)));
  return (row?.n ?? 0) >= MOST_A_DAY ? 'daily' : null;
}

async function any(tx: Tx, where: ReturnType<typeof and>): Promise<boolean> {
  return (await tx.select({ id: outgoingMails.id }).from(outgoingMails).where(where).limit(1)).length > 0;
}
