import type { Release } from '@codepushgo/contract';
import type { ReactNode } from 'react';
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

/** The dialog of the act that the address names, if it is possible now. */
export function ActDialog(props: ActProps & { act: string | undefined; isNewest: boolean }): ReactNode {
  const { act, isNewest, ...given } = props;
  const { at, release, onClose } = given;
  switch (act) {
    case 'raise':
      return release.rollout === null ? null : <RaiseDialog {...given} />;
    case 'halt':
      return release.isHalted ? null : <HaltDialog {...given} />;
    case 'resume':
      return release.isHalted ? <SwitchDialog {...given} act="resume" /> : null;
    case 'disable':
      return release.isDisabled ? null : <SwitchDialog {...given} act="disable" />;
    case 'enable':
      return release.isDisabled ? <SwitchDialog {...given} act="enable" /> : null;
    case 'edit':
      return <EditDialog {...given} />;
    case 'promote':
      return <PromoteDialog {...given} />;
    case 'roll-back':
      return <RollBackDialog at={at} label={isNewest ? undefined : release.label} onClose={onClose} />;
    default:
      return null;
  }
}
