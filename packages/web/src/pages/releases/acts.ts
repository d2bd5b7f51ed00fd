import type { ReleaseState } from '@codepushgo/contract';
import type { IconName } from '../../ui/icon.tsx';

/** Something that can be done with a release; the name is what the address says: `?do=roll-back`. */
export type Act = 'raise' | 'halt' | 'resume' | 'promote' | 'roll-back' | 'enable' | 'disable' | 'edit';

export const ACT_ICONS: Record<Act, IconName> = {
  raise: 'trending-up',
  halt: 'pause',
  resume: 'play',
  promote: 'rocket',
  'roll-back': 'undo',
  enable: 'eye',
  disable: 'eye-off',
  edit: 'pencil',
};

const FIRST: Record<ReleaseState, Act[]> = {
  live: ['promote', 'roll-back', 'halt'],
  'rolling-out': ['raise', 'roll-back', 'halt'],
  halted: ['resume', 'roll-back'],
  disabled: ['enable', 'roll-back'],
};

/** What can be done with a release: the likeliest first, then the rest. */
export function actsOf(release: {
  state: ReleaseState;
  isHalted: boolean;
  isDisabled: boolean;
  rollout: number | null;
}): { first: Act[]; rest: Act[] } {
  const first = FIRST[release.state];
  const possible: Act[] = [
    ...(release.rollout === null ? [] : (['raise'] as const)),
    'promote',
    'edit',
    release.isHalted ? 'resume' : 'halt',
    release.isDisabled ? 'enable' : 'disable',
  ];
  return { first, rest: possible.filter((act) => !first.includes(act)) };
}
