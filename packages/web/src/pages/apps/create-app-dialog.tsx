import type { App } from '@codepushgo/contract';
import { useState, type ReactNode } from 'react';
import { client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { appTexts } from '../../texts/apps.ts';
import { Field } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useForm } from '../../ui/form.tsx';
import { Select } from '../../ui/select.tsx';
import { AppNameField } from './app-name-field.tsx';
import { AppReadyDialog } from './app-ready-dialog.tsx';

const OSES = ['ios', 'android', 'windows', 'macos'] as const;

interface Props {
  org: string;
  project: string;
  onClose: () => void;
}

/** Makes an app, then hands out the keys of its channels. */
export function CreateAppDialog({ org, project, onClose }: Props): ReactNode {
  const [made, setMade] = useState<App | null>(null);
  if (made) return <AppReadyDialog org={org} project={project} app={made.name} onClose={onClose} />;
  return <CreateAppForm org={org} project={project} onClose={onClose} onMade={setMade} />;
}

function CreateAppForm({ org, project, onClose, onMade }: Props & { onMade: (app: App) => void }): ReactNode {
  const t = useTexts(appTexts);
  const [name, setName] = useState('');
  const [os, setOs] = useState<(typeof OSES)[number]>('ios');
  const create = useSend(client.apps.create);
  const form = useForm({ submit: () => create({ org, project, name, os }), onDone: onMade });
  const choices = OSES.map((value) => ({ value, label: t.oses[value] }));
  return (
    <FormDialog form={form} onClose={onClose} title={t.create} description={t.createIntro} submit={t.submit}>
      <AppNameField name={name} onName={setName} autoFocus />
      <Field label={t.os} name="os" isRequired>
        <Select choices={choices} value={os} onValue={(value) => setOs(value as typeof os)} />
      </Field>
    </FormDialog>
  );
}
