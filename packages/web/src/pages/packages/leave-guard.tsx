import { useBlocker } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { uploadTexts } from '../../texts/uploads.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import type { PublicationState } from './use-publication.ts';

/** Asks before a page is left on which a package is on its way. */
export function LeaveGuard({ step }: { step: PublicationState['step'] }): ReactNode {
  const t = useTexts(uploadTexts);
  const isOn = step === 'sending' || step === 'releasing';
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: () => isOn,
    enableBeforeUnload: () => isOn,
    withResolver: true,
  });
  if (status !== 'blocked') return null;
  return (
    <ConfirmDialog
      isOpen
      title={t.leave}
      confirmLabel={t.leaveSubmit}
      onClose={reset}
      onConfirm={async () => proceed()}
    >
      <p>{step === 'releasing' ? t.leaveReleasing : t.leaveText}</p>
    </ConfirmDialog>
  );
}
