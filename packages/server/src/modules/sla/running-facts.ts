import type { MeasuredFacts } from '#status';
import { monthOf } from '#status-availability';
import type { Ctx, Platform } from '../../context.ts';
import { statusAddress } from '../../platform/status-address.ts';
import { fetchFacts } from './fetch-facts.ts';
import { monthDates } from './month-dates.ts';

const FRESH_MS = 60_000;

/** The facts of the month that runs, and up to when they were known. */
export interface RunningFacts {
  month: string;
  asOf: Date;
  facts: MeasuredFacts;
}

interface Kept {
  untilMs: number;
  facts: Promise<RunningFacts | null>;
}

const kept = new WeakMap<Platform['config'], Kept>();

async function ask(ctx: Pick<Ctx, 'config' | 'clock' | 'log'>): Promise<RunningFacts | null> {
  const asOf = ctx.clock.now();
  const month = monthOf(asOf.toISOString());
  try {
    return { month, asOf, facts: await fetchFacts(ctx, { from: monthDates(month).from, to: asOf }) };
  } catch {
    // What could not be asked was logged; the page says that the month is not known now.
    return null;
  }
}

/** What is known of the running month, asked at most once a minute; null while the status service cannot be asked. */
export function runningFacts(ctx: Pick<Ctx, 'config' | 'clock' | 'log'>): Promise<RunningFacts | null> {
  if (statusAddress(ctx.config) === null) return Promise.resolve(null);
  const now = ctx.clock.nowMs();
  const known = kept.get(ctx.config);
  if (known && now < known.untilMs && now >= known.untilMs - FRESH_MS) return known.facts;
  const facts = ask(ctx);
  kept.set(ctx.config, { untilMs: now + FRESH_MS, facts });
  return facts;
}
