import { ceiled, fraction } from './fraction.ts';

/** Why a month gives no credit. */
type NoCreditReason = 'not_enterprise' | 'commitment_met' | 'request_too_late';

/** What a month's figure gives an organisation. */
interface Credit {
  isEligible: boolean;
  reason: NoCreditReason | null;
  /** In cents, rounded up; 0 unless eligible. */
  cents: number;
}

const MICRO_USD_PER_CENT = 10_000n;

/**
 * A share of a fee, rounded up to the cent.
 *
 * @param feeMicroUsd in millionths of a dollar
 * @example creditCents(19_990_000, 15); // 300
 */
export const creditCents = (feeMicroUsd: number, creditPercent: number): number =>
  ceiled(fraction(BigInt(feeMicroUsd) * BigInt(creditPercent), 100n * MICRO_USD_PER_CENT));

/** The last instant of claiming is just before this: so many days after the month's end. */
const claimDeadline = (monthEnd: string, claimDays: number): string =>
  Temporal.Instant.from(monthEnd)
    .add({ hours: claimDays * 24 })
    .toString();

/**
 * Whether a credit is due: an Enterprise contract, a missed commitment, claimed in time.
 *
 * @example
 * const month = { monthEnd: '2026-12-01T00:00:00Z', claimDays: 30, requestedAt: null };
 * creditOf({ hasContract: true, creditPercent: 10, feeMicroUsd: 249_000_000, ...month }).cents; // 2490
 */
export function creditOf(facts: {
  hasContract: boolean;
  creditPercent: number;
  feeMicroUsd: number;
  /** The end of the calendar month. */
  monthEnd: string;
  claimDays: number;
  /** When it is claimed; null: in time. */
  requestedAt: string | null;
}): Credit {
  const none = (reason: NoCreditReason): Credit => ({ isEligible: false, reason, cents: 0 });
  if (!facts.hasContract) return none('not_enterprise');
  if (facts.creditPercent === 0) return none('commitment_met');
  const deadline = Temporal.Instant.from(claimDeadline(facts.monthEnd, facts.claimDays));
  if (facts.requestedAt !== null && Temporal.Instant.compare(facts.requestedAt, deadline) >= 0)
    return none('request_too_late');
  return { isEligible: true, reason: null, cents: creditCents(facts.feeMicroUsd, facts.creditPercent) };
}
