import type { ListedRelease } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { channelTexts } from '../../texts/channels.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { showToast } from '../../ui/toast-store.ts';
import { inChannel, type ChannelTarget } from '../releases/release-target.ts';

/** Asks before all releases of a channel go. */
export function ClearHistoryDialog(props: {
  at: ChannelTarget;
  newest: ListedRelease | undefined;
  onClose: () => void;
}): ReactNode {
  const t = useTexts(channelTexts);
  const { at, newest, onClose } = props;
  const clear = useSend(client.releases.clearHistory);
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      title={t.clearTitle(at.channel)}
      touches={[...(newest ? [t.deleteNewest(newest.label)] : []), t.clearDevices]}
      nameToType={at.channel}
      confirmLabel={t.clearSubmit}
      onConfirm={async () => {
        await clear(inChannel(at));
        showToast({ title: t.cleared(at.channel) });
      }}
    >
      <p>{t.clearText}</p>
    </ConfirmDialog>
  );
}
