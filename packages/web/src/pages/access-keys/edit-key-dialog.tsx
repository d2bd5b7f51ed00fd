import type { AccessKey } from '@codepushgo/contract';
import { useState, type ReactNode } from 'react';
import { client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { accessKeyTexts } from '../../texts/access-keys.ts';
import { Field } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useForm } from '../../ui/form.tsx';
import { InputField } from '../../ui/input-field.tsx';
import { Select } from '../../ui/select.tsx';
import { DAY_MS, useLifeChoices } from './life-choices.ts';
import { sayDone } from '../../ui/say-done.ts';

/** Renames a key of one's own, or moves its end. */
export function EditKeyDialog(props: { accessKey: AccessKey; onClose: () => void }): ReactNode {
  const { accessKey, onClose } = props;
  const t = useTexts(accessKeyTexts);
  const [name, setName] = useState(accessKey.name);
  const [days, setDays] = useState('');
  const update = useSend(client.accounts.updateAccessKey);
  const form = useForm({
    submit: () =>
      update({
        key: accessKey.id,
        name: name.trim(),
        ...(days && { ttlMs: Number(days) * DAY_MS }),
      }),
    onDone: sayDone(t.edited, onClose),
  });
  const lives = useLifeChoices().map((choice) => ({ ...choice, label: t.fromNow(choice.label) }));
  const isSame = name.trim() === accessKey.name && days === '';
  return (
    <FormDialog
      form={form}
      title={t.editTitle(accessKey.name)}
      onClose={onClose}
      submit={t.editSubmit}
      isDisabled={isSame}
    >
      <InputField label={t.name} name="name" isRequired maxLength={10_000} value={name} onValue={setName} />
      <Field label={t.expires} name="ttlMs">
        <Select choices={[{ value: '', label: t.keepEnd }, ...lives]} value={days} onValue={setDays} />
      </Field>
    </FormDialog>
  );
}
