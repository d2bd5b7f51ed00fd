import { Problem } from '../../platform/problem.ts';

/** Why a verb of this module refused, as `extra.reason`; a closed set. */
export type SlaRefusal =
  | 'claim-not-found'
  | 'claim-lapsed'
  | 'claim-settled'
  | 'month-not-frozen'
  | 'same-facts';

const clash = (reason: SlaRefusal, detail: string, extra: Record<string, unknown> = {}): Problem =>
  new Problem('conflict', detail, { reason, ...extra });

export const claimNotFound = (id: string): Problem =>
  new Problem('not-found', `There is no claim "${id}" here.`, {
    reason: 'claim-not-found' satisfies SlaRefusal,
  });

/** Its time is over. */
export const claimLapsed = (deadline: string): Problem =>
  clash('claim-lapsed', `The claim had to be confirmed before ${deadline}. Write to support about it.`, {
    deadline,
  });

/** It is not in the state that the change begins from. */
export const claimSettled = (status: string, wanted: string): Problem =>
  clash('claim-settled', `The claim is ${status}; only one that is ${wanted} can change so.`, { status });

export const monthNotFrozen = (month: string): Problem =>
  clash(
    'month-not-frozen',
    `${month} was not frozen yet. It freezes by itself on its day; correct it afterwards.`,
  );

export const sameFacts = (month: string, revision: number): Problem =>
  clash(
    'same-facts',
    `Nothing that the figure of ${month} follows from has changed since revision ${revision}. Correct the facts on the status service first.`,
  );
