import type { ReactNode } from 'react';
import { useAct } from '../../app/act-dialog.ts';
import type { ActProps } from './act-props.ts';
import { AssignDialog } from './assign-dialog.tsx';
import { LinkDialog } from './link-dialog.tsx';
import { MergeDialog } from './merge-dialog.tsx';
import { NoReplyDialog } from './no-reply-dialog.tsx';
import { OverrideDialog } from './override-dialog.tsx';
import { RollbackDialog } from './rollback-dialog.tsx';
import { SeverityDialog } from './severity-dialog.tsx';
import { SolveDialog } from './solve-dialog.tsx';
import { SplitDialog } from './split-dialog.tsx';
import { TagsDialog } from './tags-dialog.tsx';

const dialogs: Record<string, (props: ActProps) => ReactNode> = {
  assign: AssignDialog,
  solve: SolveDialog,
  'no-reply': NoReplyDialog,
  severity: SeverityDialog,
  tags: TagsDialog,
  link: LinkDialog,
  split: SplitDialog,
  merge: MergeDialog,
  override: OverrideDialog,
  rollback: RollbackDialog,
};

/** The dialog that the address asks for: `?do=merge`. */
export function ActDialogs(props: Omit<ActProps, 'onClose'>): ReactNode {
  const { act, close } = useAct();
  const Dialog = act === undefined ? undefined : dialogs[act];
  return Dialog ? <Dialog {...props} onClose={close} /> : null;
}
