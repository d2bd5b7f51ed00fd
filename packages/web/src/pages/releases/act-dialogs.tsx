import type { Release } from '@codepushgo/contract';
import { useState, type ReactNode } from 'react';
import { EditDialog } from './edit-dialog.tsx';
import { HaltDialog } from './halt-dialog.tsx';
import { PromoteDialog } from './promote-dialog.tsx';
import { RaiseDialog } from './raise-dialog.tsx';
import type { ChannelTarget } from './release-target.ts';
import { RollBackDialog } from './roll-back-dialog.tsx';
import { SwitchDialog } from './switch-dialog.tsx';

/** What a dialog of an act on a release is given. */
export interface ActProps {
  at: ChannelTarget;
  release: Release;
  /** Devices that run it now. */
  active: number;
  onClose: () => void;
}

/** The dialog of the act that the address names, if it is possible when it is opened. */
export function ActDialog(props: ActProps & { act: string | undefined; isNewest: boolean }): ReactNode {
  return props.act ? <OpenDialog key={props.act} {...props} act={props.act} /> : null;
}

function OpenDialog(props: ActProps & { act: string; isNewest: boolean }): ReactNode {
  const { act, isNewest, ...given } = props;
  const { at, release, onClose } = given;
  // It stays open when somebody else does the same meanwhile: what they did is then shown in it.
  const [isPossible] = useState(() => POSSIBLE[act]?.(release) ?? true);
  if (!isPossible) return null;
  if (act === 'raise') return <RaiseDialog {...given} />;
  if (act === 'halt') return <HaltDialog {...given} />;
  if (act === 'edit') return <EditDialog {...given} />;
  if (act === 'promote') return <PromoteDialog {...given} />;
  if (act === 'resume' || act === 'disable' || act === 'enable') return <SwitchDialog {...given} act={act} />;
  if (act !== 'roll-back') return null;
  return <RollBackDialog at={at} label={isNewest ? undefined : release.label} onClose={onClose} />;
}

const POSSIBLE: Record<string, (release: Release) => boolean> = {
  raise: ({ rollout }) => rollout !== null,
  halt: ({ isHalted }) => !isHalted,
  resume: ({ isHalted }) => isHalted,
  disable: ({ isDisabled }) => !isDisabled,
  enable: ({ isDisabled }) => isDisabled,
};
