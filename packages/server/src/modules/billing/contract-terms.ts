import { Problem } from '../../platform/problem.ts';
import { lasts } from './billing-of.ts';
import type { ContractFact } from './facts.ts';
import { clash, unfit, type BillingRefusal } from './refusals.ts';

/** A contract as a change writes it. */
export type ContractTerms = Omit<ContractFact, 'id' | 'plan' | 'from' | 'to'> & {
  contractId: string;
  plan: string;
  from: string;
  to: string;
};

/** What an operator may say about a contract. */
export interface GivenTerms {
  to: string;
  monthlyFeeMicroUsd: number;
  responseRow: ContractFact['responseRow'];
  timeZone: string;
  holidays: ContractFact['holidays'];
  hours?: ContractFact['hours'];
  resolutionTimes?: ContractFact['resolutionTimes'];
}

/**
 * Writes a contract down, its holidays in order.
 *
 * @throws Problem `invalid-input` for a term that is over or empty, `conflict` when another contract holds during it
 */
export function toTerms(contract: ContractFact, others: ContractFact[], now: Date): ContractTerms {
  const { id, plan, from, to, ...terms } = contract;
  if (to <= from) throw unfit('/to', 'must lie behind the beginning of the term');
  if (to <= now) throw unfit('/to', 'must lie in the future; a contract that is over covers nothing');
  const other = others.find((one) => one.id !== id && one.to > one.from && one.from < to && from < one.to);
  if (other) throw overlap(other);
  return {
    ...terms,
    contractId: id,
    plan: plan.id,
    from: from.toISOString(),
    to: to.toISOString(),
    holidays: terms.holidays.toSorted((a, b) => (a.date < b.date ? -1 : 1)),
  };
}

/**
 * A contract that has not ended.
 *
 * @throws Problem `not-found`; `conflict` when it has ended
 */
export function livingContract(contracts: ContractFact[], id: string, now: Date): ContractFact {
  const contract = contracts.find((one) => one.id === id);
  if (!contract)
    throw new Problem('not-found', `The customer has no contract "${id}".`, {
      reason: 'contract-not-found' satisfies BillingRefusal,
    });
  if (!lasts(contract, now)) throw clash('has-ended', 'The contract has ended already. Enter a new one.');
  return contract;
}

function overlap(other: ContractFact): Problem {
  const [from, to] = [other.from.toISOString(), other.to.toISOString()];
  return clash('overlaps', `Another contract holds from ${from} until ${to}. Terms must not overlap.`, {
    contract: other.id,
    from,
    to,
  });
}
