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
import { ChannelNameField } from './channel-name-field.tsx';

/** Adds a channel to an app, then shows it. */
export function CreateChannelDialog(props: {
  at: { org: string; project: string; app: string };
  onClose: () => void;
}): ReactNode {
  const t = useTexts(channelTexts);
  const go = useGo();
  const { org, project, app } = props.at;
  const [name, setName] = useState('');
  const create = useSend(client.apps.createChannel);
  const form = useForm({
    submit: () => create({ org, app, name }),
    onDone: (made) => {
      showToast({ title: t.added(made.name) });
      go(channelPath({ org, project, app, channel: made.name }));
    },
  });
  return (
    <FormDialog
      form={form}
      title={t.create}
      description={t.createText}
      submit={t.createSubmit}
      onClose={props.onClose}
    >
      <ChannelNameField name={name} onName={setName} />
    </FormDialog>
  );
}
