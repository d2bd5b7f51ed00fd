import type { ContractFact } from '#billing';

/** What of an organisation's contracts counts for a month. */
export interface MonthContract {
  contractId: string;
  /** The part of the contracts' terms that matters; half-open. */
  term: { from: string; to: string };
  feeMicroUsd: number;
}

/**
 * The contract of a month. Where one follows another within the month, both terms count as one, and the fee is that
 * of the later one.
 *
 * @param month half-open
 */
export function contractInMonth(
  contracts: ContractFact[],
  month: { from: Date; to: Date },
): MonthContract | null {
  const held = contracts
    .filter(({ from, to }) => from < to && from < month.to && month.from < to)
    .toSorted((a, b) => a.from.getTime() - b.from.getTime());
  const [first, last] = [held[0], held.at(-1)];
  if (!first || !last) return null;
  return {
    contractId: last.id,
    term: { from: first.from.toISOString(), to: last.to.toISOString() },
    feeMicroUsd: last.monthlyFeeMicroUsd,
  };
}
