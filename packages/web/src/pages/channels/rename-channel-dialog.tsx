import { useState, type ReactNode } from 'react';
import { channelPath } from '../../app/addresses.ts';
import { client } from '../../app/api.ts';
import { useGo } from '../../app/go.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { channelTexts } from '../../texts/channels.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useForm } from '../../ui/form.tsx';
import { showToast } from '../../ui/toast-store.ts';
import { inChannel, type ChannelTarget } from '../releases/release-target.ts';
import { ChannelNameField } from './channel-name-field.tsx';

/** Gives a channel another name, then shows it under that. */
export function RenameChannelDialog({ at, onClose }: { at: ChannelTarget; onClose: () => void }): ReactNode {
  const t = useTexts(channelTexts);
  const go = useGo();
  const [name, setName] = useState(at.channel);
  const update = useSend(client.apps.updateChannel, { isLeaving: true });
  const form = useForm({
    submit: () => update({ ...inChannel(at), name }),
    onDone: (channel) => {
      showToast({ title: t.renamed(channel.name) });
      go(channelPath({ ...at, channel: channel.name }));
    },
  });
  return (
    <FormDialog
      form={form}
      title={t.renameTitle(at.channel)}
      description={t.renameText}
      submit={t.renameSubmit}
      isDisabled={name === at.channel}
      onClose={onClose}
    >
      <ChannelNameField name={name} onName={setName} />
    </FormDialog>
  );
}
