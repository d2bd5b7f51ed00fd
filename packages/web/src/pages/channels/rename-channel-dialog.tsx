import { useState, type ReactNode } from 'react';
import { channelPath } from '../../app/addresses.ts';
import { client } from '../../app/api.ts';
import { useGo } from '../../app/go.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { channelTexts } from '../../texts/channels.ts';
import { showToast } from '../../ui/toast-store.ts';
import { inChannel, type ChannelTarget } from '../releases/release-target.ts';
import { ChannelNameDialog } from './channel-name-dialog.tsx';

/** Gives a channel another name, then shows it under that. */
export function RenameChannelDialog({ at, onClose }: { at: ChannelTarget; onClose: () => void }): ReactNode {
  const t = useTexts(channelTexts);
  const go = useGo();
  const [name, setName] = useState(at.channel);
  const update = useSend(client.apps.updateChannel, { isLeaving: true });
  return (
    <ChannelNameDialog
      title={t.renameTitle(at.channel)}
      text={t.renameText}
      submit={t.renameSubmit}
      name={name}
      onName={setName}
      isDisabled={name === at.channel}
      onClose={onClose}
      send={() => update({ ...inChannel(at), name })}
      onDone={(channel) => {
        showToast({ title: t.renamed(channel.name) });
        go(channelPath({ ...at, channel: channel.name }));
      }}
    />
  );
}
