import type { Organisation } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { client, queryClient } from '../../app/api.ts';
import { localise } from '../../app/faults.ts';
import { useGo } from '../../app/go.ts';
import { useTexts } from '../../app/language.ts';
import { organisationSettingsTexts } from '../../texts/organisation-settings.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { showToast } from '../../ui/toast-store.ts';

/** Asks before one leaves. */
export function LeaveDialog(props: { organisation: Organisation; onClose: () => void }): ReactNode {
  const { name, slug } = props.organisation;
  const t = useTexts(organisationSettingsTexts);
  const go = useGo();
  return (
    <ConfirmDialog
      isOpen
      onClose={props.onClose}
      title={t.leaveTitle(name)}
      touches={t.leaveTouches}
      nameToType={slug}
      confirmLabel={t.leaveSubmit}
      onConfirm={async () => {
        await client.organisations.leave({ org: slug }).catch((error: unknown) => {
          throw localise(error);
        });
        showToast({ tone: 'good', title: t.left(name) });
        // First away from here, where nothing can be asked any more.
        go('/o');
        void queryClient.invalidateQueries();
      }}
    >
      <p>{t.leaveText}</p>
    </ConfirmDialog>
  );
}
