import { and, eq, inArray } from 'drizzle-orm';
import { foldClocks, type ClockEvent, type ClockRules, type Folded } from '#support-clocks';
import type { Tx } from '../../platform/db.ts';
import { toRow, type ClockCache } from './clock-rows.ts';
import { rulesOf, type ClockTerms } from './clock-terms.ts';
import { slaClocks } from './schema.ts';

/** Some tickets that are merged with each other, and all that their clocks need to know. */
export interface ClockHistory {
  orgId: string;
  events: ClockEvent[];
  terms: ClockTerms[];
}

/**
 * Computes the clocks of some tickets and keeps them. The caller holds the tickets.
 *
 * @returns where the tickets stand, and their clocks
 * @example const keep = (known: import('#ticket-clocks').ClockHistory) => keepClocks(tx, known, now);
 */
export async function keepClocks(tx: Tx, history: ClockHistory, now: Date): Promise<Folded> {
  const rules = await rulesOf(tx, history.terms);
  const folded = foldClocks(history.events, rules, now);
  await writeClocks(tx, history.orgId, folded, rules);
  return folded;
}

async function writeClocks(tx: Tx, orgId: string, folded: Folded, rules: ClockRules): Promise<void> {
  const ids = folded.tickets.map(({ ticketId }) => ticketId);
  if (folded.clocks.length === 0) return;
  const kept = await tx
    .select()
    .from(slaClocks)
    .where(and(eq(slaClocks.orgId, orgId), inArray(slaClocks.ticketId, ids)))
    .for('update');
  const before = new Map(kept.map((row) => [keyOf(row), row]));
  for (const clock of folded.clocks) {
    const old = before.get(keyOf(clock));
    const told = { isWarningTold: old?.isWarningTold ?? false, isBreachTold: old?.isBreachTold ?? false };
    const row = toRow(orgId, clock, rules, told);
    if (old && isSame(old, row)) continue;
    const { orgId: org, ticketId, clock: name, seq } = slaClocks;
    await tx
      .insert(slaClocks)
      .values(row)
      .onConflictDoUpdate({ target: [org, ticketId, name, seq], set: row });
  }
}

function keyOf({ ticketId, clock, seq }: Pick<ClockCache, 'ticketId' | 'clock' | 'seq'>): string {
  return `${ticketId}/${clock}/${seq}`;
}

// By what the columns hold: jsonb gives members in an order of its own.
function isSame(old: ClockCache, row: ClockCache): boolean {
  const names = Object.keys(row) as (keyof ClockCache)[];
  return names.every((name) => sorted(old[name]) === sorted(row[name]));
}

function sorted(value: unknown): string {
  if (typeof value !== 'object' || value === null || value instanceof Date)
    return JSON.stringify(value) ?? '';
  return JSON.stringify(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, one]) => [name, sorted(one)]),
  );
}
