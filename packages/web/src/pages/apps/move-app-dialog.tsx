import { useState, type ReactNode } from 'react';
import { appPath } from '../../app/addresses.ts';
import { client } from '../../app/api.ts';
import { useGo } from '../../app/go.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { appSettingsTexts } from '../../texts/app-settings.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useForm } from '../../ui/form.tsx';
import { InputField } from '../../ui/input-field.tsx';
import { showToast } from '../../ui/toast-store.ts';

/** Moves an app to another organisation, then shows it there. */
export function MoveAppDialog(props: { at: { org: string; app: string }; onClose: () => void }): ReactNode {
  const t = useTexts(appSettingsTexts);
  const go = useGo();
  const { org, app } = props.at;
  const [to, setTo] = useState('');
  const [typed, setTyped] = useState('');
  const transfer = useSend(client.apps.transfer, { isLeaving: true });
  const form = useForm({
    submit: () => transfer({ org, app, to: to.trim() }),
    onDone: ({ organisationId, projectId, name }) => {
      showToast({ tone: 'good', title: t.moved(name) });
      go(appPath({ org: organisationId, project: projectId, app: name }));
    },
  });
  return (
    <FormDialog
      form={form}
      onClose={props.onClose}
      title={t.moveTitle(app)}
      description={t.moveText}
      submit={t.moveSubmit}
      kind="danger"
      isDisabled={typed.trim() !== app}
    >
      <InputField
        label={t.moveTo}
        name="to"
        help={t.moveToHelp}
        isRequired
        isCode
        maxLength={254}
        value={to}
        onValue={setTo}
      />
      <ul className="flex list-disc flex-col gap-0.5 pl-4">
        <li>{t.moveTouches}</li>
        <li>{t.moveKeeps}</li>
      </ul>
      <InputField label={t.typeName(app)} isCode value={typed} onValue={setTyped} />
    </FormDialog>
  );
}
