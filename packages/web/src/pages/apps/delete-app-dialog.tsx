import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { orgPath } from '../../app/addresses.ts';
import { api, client } from '../../app/api.ts';
import { useGo } from '../../app/go.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { appSettingsTexts } from '../../texts/app-settings.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { showToast } from '../../ui/toast-store.ts';

/** Asks before an app is deleted, then shows where it can be restored. */
export function DeleteAppDialog(props: { at: { org: string; app: string }; onClose: () => void }): ReactNode {
  const t = useTexts(appSettingsTexts);
  const go = useGo();
  const { org, app } = props.at;
  const channels = useQuery(api.apps.listChannels.queryOptions({ input: { org, app } })).data?.items ?? [];
  const remove = useSend(client.apps.delete, { isLeaving: true });
  return (
    <ConfirmDialog
      isOpen
      onClose={props.onClose}
      title={t.deleteTitle(app)}
      touches={[t.deleteChannels(channels.map(({ name }) => name).join(', ')), t.deleteKeys]}
      nameToType={app}
      confirmLabel={t.deleteSubmit}
      onConfirm={async () => {
        await remove({ org, app });
        showToast({ title: t.deleted(app) });
        go(orgPath(org, 'deleted-apps'));
      }}
    >
      <p>{t.deleteText}</p>
    </ConfirmDialog>
  );
}
