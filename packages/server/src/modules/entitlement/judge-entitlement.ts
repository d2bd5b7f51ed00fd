import type { Entitlement, EntitlementClock, SupportQueue } from '@codepushgo/contract';
import type { EntitlementFacts, Verdict } from './facts.ts';
import { judgeTechnical } from './judge-technical.ts';

const NO_CLOCK: EntitlementClock = {
  kind: 'none',
  starts: null,
  queue: null,
  responseRow: null,
  promise: 'none',
};
const UNSEEN = { kept: 'nothing', acknowledgement: 'none' } as const;
const OWN_QUEUES = ['security', 'abuse', 'data_protection'] as const;
const WITH_AMOUNTS = ['owner', 'admin', 'billing'];
/** Ways in which nobody arrives who has not signed in. */
const SIGNED_IN = ['console', 'api', 'cli', 'form'];

/**
 * Whether, and why, a request for help is processed: the twelve rows, of which the first that matches decides, in the
 * order 1 to 5, 12, 6, 8, 7, 9 to 11. Pure and total; console, form, mail, API and CLI all ask it.
 *
 * @returns the one row that decided, what becomes of the request, its clock, and the reason as a code for
 *   {@link explainEntitlement}
 * @example judgeEntitlement(asked); // { row: 10, outcome: 'accepted', clock: { kind: 'response', … }, … }
 */
export function judgeEntitlement(facts: EntitlementFacts): Entitlement {
  const { acknowledgement = 'automatic', ...verdict } = judgeSender(facts) ?? judgeTechnical(facts);
  return {
    clock: NO_CLOCK,
    kept: 'ticket',
    // A ticket is acknowledged once.
    acknowledgement: facts.ticket && acknowledgement === 'automatic' ? 'none' : acknowledgement,
    owesAnswer: false,
    mayHearAmounts: false,
    needsSignIn: false,
    projectId: null,
    choices: [],
    ...verdict,
  };
}

/** Rows 1 to 5: what does not depend on projects. */
function judgeSender(facts: EntitlementFacts): Verdict | null {
  const { channel, authenticated, registered, category, orgRole } = facts;
  const own = OWN_QUEUES.find((one) => one === category);
  if (own) return judgeOwnQueue(own, facts);
  if (channel === 'community')
    return { row: 2, outcome: 'not_a_ticket', ...UNSEEN, reason: because('community') };
  if (!authenticated) return judgeUnauthenticated(channel);
  if (!registered) return { row: 4, outcome: 'pointer', ...UNSEEN, reason: because('not_registered') };
  if (category === 'technical') return null;
  const mayHearAmounts = orgRole !== null && WITH_AMOUNTS.includes(orgRole);
  return {
    row: 5,
    outcome: 'accepted',
    clock: queueClock('billing'),
    owesAnswer: true,
    mayHearAmounts,
    reason: because(mayHearAmounts ? 'billing_with_amounts' : 'billing_without_amounts'),
  };
}

function judgeOwnQueue(
  queue: (typeof OWN_QUEUES)[number],
  { channel, authenticated, registered }: EntitlementFacts,
): Verdict {
  return {
    row: 1,
    outcome: 'accepted',
    clock: queueClock(queue),
    owesAnswer: true,
    // Nothing automatic goes to an address that is not proved, or to nobody whom we know.
    acknowledgement: authenticated && registered ? 'automatic' : 'person',
    needsSignIn: queue === 'data_protection' && !(authenticated && SIGNED_IN.includes(channel)),
    reason: because(`queue_${queue}`),
  };
}

// The same whoever it claims to be: an answer must not tell who is registered.
function judgeUnauthenticated(channel: EntitlementFacts['channel']): Verdict {
  if (channel === 'email')
    return { row: 3, outcome: 'held', ...UNSEEN, kept: 'held', reason: because('mail_not_authenticated') };
  if (channel === 'form')
    return {
      row: 3,
      outcome: 'confirm_address',
      ...UNSEEN,
      kept: 'held',
      reason: because('form_not_signed_in'),
    };
  return { row: 3, outcome: 'sign_in', ...UNSEEN, reason: because('not_signed_in') };
}

function queueClock(queue: SupportQueue): EntitlementClock {
  return { kind: 'queue', starts: 'now', queue, responseRow: null, promise: 'target' };
}

function because(code: Entitlement['reason']['code']): Entitlement['reason'] {
  return { code, params: {} };
}
