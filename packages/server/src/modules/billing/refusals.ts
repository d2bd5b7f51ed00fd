import { Problem } from '../../platform/problem.ts';

/** Why a verb of this module refused, as `extra.reason`; a closed set. */
export type BillingRefusal =
  | 'customer-not-found'
  | 'add-on-not-found'
  | 'contract-not-found'
  | 'needs-contract'
  | 'credits-out-of-range'
  | 'other-plan'
  | 'overlaps'
  | 'has-ended'
  | 'has-add-ons';

/** For operators alone: they may know which organisations there are. */
export function customerNotFound(named: string): Problem {
  return new Problem('not-found', `There is no organisation "${named}".`, {
    reason: 'customer-not-found' satisfies BillingRefusal,
  });
}

/** A field that cannot be taken; `detail` begins with "must". */
export function unfit(pointer: string, detail: string): Problem {
  return new Problem('invalid-input', `The request is not valid: ${pointer} ${detail}.`, {
    errors: [{ pointer, detail }],
  });
}

/** What clashes with the customer's present terms. */
export function clash(reason: BillingRefusal, detail: string, extra: Record<string, unknown> = {}): Problem {
  return new Problem('conflict', detail, { reason, ...extra });
}

/**
 * An instant that a change may speak of: what lies in the past stays as it was.
 *
 * @param given left out: now
 * @throws Problem `invalid-input`
 */
export function notBefore(now: Date, given: string | undefined, pointer: string): Date {
  const instant = given === undefined ? now : new Date(given);
  if (instant < now) throw unfit(pointer, 'must not lie in the past; leave it out for now');
  return instant;
}
