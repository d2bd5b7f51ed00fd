import type { SubscribableEvent } from '@codepushgo/contract';

const known: Record<SubscribableEvent, true> = {
  'release.published': true,
  'release.rollout-changed': true,
  'release.halted': true,
  'release.resumed': true,
  'release.rolled-back': true,
  'release.disabled': true,
  'release.enabled': true,
};

/** Every event that can be told; one that the contract gains does not compile until it stands here. */
export const events = Object.keys(known) as SubscribableEvent[];
