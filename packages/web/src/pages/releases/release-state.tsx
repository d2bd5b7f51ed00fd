import type { ReleaseState } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { releaseListTexts } from '../../texts/releases.ts';
import { Badge, type Tone } from '../../ui/badge.tsx';
import type { IconName } from '../../ui/icon.tsx';
import { useFormat } from '../../ui/ui-context.tsx';

const LOOKS: Record<ReleaseState, { tone: Tone; icon: IconName }> = {
  live: { tone: 'good', icon: 'circle-check' },
  'rolling-out': { tone: 'info', icon: 'trending-up' },
  halted: { tone: 'warning', icon: 'pause' },
  disabled: { tone: 'neutral', icon: 'minus' },
};

/** For whom a release is offered, in a word. */
export function ReleaseStateBadge(props: { state: ReleaseState; rollout: number | null }): ReactNode {
  const t = useTexts(releaseListTexts);
  const format = useFormat();
  const { state, rollout } = props;
  const isPart = state === 'rolling-out' && rollout !== null;
  return (
    <Badge {...LOOKS[state]}>
      {isPart ? t.rollingOutTo(format.percent(rollout / 100)) : t.states[state]}
    </Badge>
  );
}

/** For whom a release is offered. */
export function stateOf(release: {
  isHalted: boolean;
  isDisabled: boolean;
  rollout: number | null;
}): ReleaseState {
  if (release.isHalted) return 'halted';
  if (release.isDisabled) return 'disabled';
  return release.rollout === null ? 'live' : 'rolling-out';
}

/** The share of devices that a release is offered to, in percent. */
export function shareOf(release: { isHalted: boolean; isDisabled: boolean; rollout: number | null }): number {
  return release.isHalted || release.isDisabled ? 0 : (release.rollout ?? 100);
}
