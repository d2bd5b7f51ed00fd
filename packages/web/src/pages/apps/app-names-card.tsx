import type { App } from '@codepushgo/contract';
import { useState, type ReactNode } from 'react';
import { appPath } from '../../app/addresses.ts';
import { client } from '../../app/api.ts';
import { useGo } from '../../app/go.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { appSettingsTexts } from '../../texts/app-settings.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { CopyableId } from '../../ui/copyable-id.tsx';
import { Form, useForm } from '../../ui/form.tsx';
import { InputField } from '../../ui/input-field.tsx';
import { KeyValues } from '../../ui/key-values.tsx';
import { showToast } from '../../ui/toast-store.ts';
import { AppNameField } from './app-name-field.tsx';

/** What an app is called: by command lines, and to people. */
export function AppNamesCard(props: {
  at: { org: string; project: string; app: string };
  app: App;
  mayUpdate: boolean;
}): ReactNode {
  const t = useTexts(appSettingsTexts);
  const go = useGo();
  const { at, app } = props;
  const [name, setName] = useState(app.name);
  const [displayName, setDisplayName] = useState(app.displayName);
  const update = useSend(client.apps.update, { isLeaving: name !== app.name });
  const form = useForm({
    submit: () => update({ org: at.org, app: app.id, name, displayName }),
    onDone: (saved) => {
      showToast({ tone: 'good', title: t.saved });
      if (saved.name !== at.app) go(appPath({ ...at, app: saved.name }, 'settings'));
    },
  });
  const isSame = name === app.name && displayName === app.displayName;
  return (
    <Card title={t.general}>
      <Form form={form}>
        <fieldset disabled={!props.mayUpdate} className="flex min-w-0 flex-col gap-4">
          <legend className="sr-only">{t.general}</legend>
          <AppNameField name={name} onName={setName} />
          <InputField
            label={t.displayName}
            name="displayName"
            isRequired
            maxLength={1000}
            value={displayName}
            onValue={setDisplayName}
          />
        </fieldset>
        {props.mayUpdate && (
          <div>
            <Button type="submit" kind="primary" busy={form.isBusy} disabled={isSame}>
              {t.save}
            </Button>
          </div>
        )}
        <KeyValues items={[{ label: t.id, value: <CopyableId value={app.id} label={t.id} /> }]} />
      </Form>
    </Card>
  );
}
