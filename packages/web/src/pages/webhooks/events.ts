import type { AlertEvent, SubscribableEvent } from '@codepushgo/contract';

const told: Record<AlertEvent, true> = {
  'release.published': true,
  'release.rollout-changed': true,
  'release.halted': true,
  'release.resumed': true,
  'release.rolled-back': true,
  'release.disabled': true,
  'release.enabled': true,
};

const known: Record<SubscribableEvent, true> = {
  ...told,
  'ticket.opened': true,
  'ticket.replied': true,
  'ticket.status-changed': true,
  'ticket.severity-changed': true,
  'ticket.solved': true,
  'ticket.reopened': true,
  'ticket.merged': true,
  'ticket.rated': true,
  'ticket.split': true,
  'ticket.project-chosen': true,
  'ticket.sponsored': true,
  'ticket.participant-added': true,
  'ticket.incident-linked': true,
  'ticket.fix-changed': true,
  'ticket.redacted': true,
  'ticket.erased': true,
  'ticket.warning': true,
  'ticket.breached': true,
  'sla-claim.ready': true,
  'sla-claim.approved': true,
  'sla-claim.declined': true,
};

/** Every event that can be told; one that the contract gains does not compile until it stands here. */
export const events = Object.keys(known) as SubscribableEvent[];

/** Those of which mail tells too. */
export const alerts = Object.keys(told) as AlertEvent[];
