import type { ReactNode } from 'react';
import { client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { accountTexts } from '../../texts/account.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { showToast } from '../../ui/toast-store.ts';

/** Asks before all other sessions are ended. */
export function EndSessionsDialog({ onClose }: { onClose: () => void }): ReactNode {
  const t = useTexts(accountTexts);
  const end = useSend(client.accounts.deleteOtherSessions);
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      title={t.endOthersTitle}
      confirmLabel={t.endOthers}
      onConfirm={async () => {
        const { deleted } = await end(undefined);
        showToast({ tone: 'good', title: t.endedOthers(deleted) });
      }}
    >
      <p>{t.endOthersText}</p>
    </ConfirmDialog>
  );
}
