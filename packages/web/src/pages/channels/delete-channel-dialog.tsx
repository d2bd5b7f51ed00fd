import type { ListedRelease } from '@codepushgo/contract';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { appPath } from '../../app/addresses.ts';
import { api, client } from '../../app/api.ts';
import { useGo } from '../../app/go.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { channelTexts } from '../../texts/channels.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { showToast } from '../../ui/toast-store.ts';
import { useFormat } from '../../ui/ui-context.tsx';
import { inChannel, type ChannelTarget } from '../releases/release-target.ts';

/** Asks before a channel is deleted, then shows the app, where it can be restored. */
export function DeleteChannelDialog(props: {
  at: ChannelTarget;
  newest: ListedRelease | undefined;
  onClose: () => void;
}): ReactNode {
  const t = useTexts(channelTexts);
  const format = useFormat();
  const go = useGo();
  const { at, newest, onClose } = props;
  const total = useQuery(api.metrics.channel.queryOptions({ input: inChannel(at) })).data?.totalActive ?? 0;
  const remove = useSend(client.apps.deleteChannel, { isLeaving: true });
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      title={t.deleteTitle(at.channel)}
      touches={[
        t.deleteDevices(format.number(total)),
        ...(newest ? [t.deleteNewest(newest.label)] : []),
        t.deleteKeys,
      ]}
      nameToType={at.channel}
      confirmLabel={t.deleteSubmit}
      onConfirm={async () => {
        await remove(inChannel(at));
        showToast({ title: t.deleted(at.channel) });
        go(appPath(at, 'settings'));
      }}
    >
      <p>{t.deleteText}</p>
    </ConfirmDialog>
  );
}
