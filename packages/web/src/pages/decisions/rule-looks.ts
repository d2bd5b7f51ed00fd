import type { DecisionRule, ReasonCode } from '@codepushgo/contract';
import type { Tone } from '../../ui/badge.tsx';
import type { IconName } from '../../ui/icon.tsx';

const WARNINGS: ReasonCode[] = ['previously-failed', 'unknown-key'];
const STOPS: ReasonCode[] = [
  'no-releases',
  'binary-newer',
  'needs-store-update',
  'range-mismatch',
  'rollout-not-reached',
  'halted',
  'disabled',
];

/** Whether a rule spoke for a release, against it, or warns; words beside it say the same. */
export function ruleLooks({ rule, applied }: DecisionRule): { icon: IconName; tone: Tone } {
  if (WARNINGS.includes(rule)) return { icon: 'triangle-alert', tone: 'warning' };
  const isFor = STOPS.includes(rule) ? !applied : applied;
  return isFor ? { icon: 'check', tone: 'good' } : { icon: 'minus', tone: 'neutral' };
}
