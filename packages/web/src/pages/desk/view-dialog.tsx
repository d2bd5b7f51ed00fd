import type { DeskFilter } from '@codepushgo/contract';
import { useState, type ReactNode } from 'react';
import { client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { deskTexts } from '../../texts/desk.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Field } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useForm } from '../../ui/form.tsx';
import { Input } from '../../ui/input.tsx';

/** Keeps the filters of the moment under a name. */
export function ViewDialog({ filter, onClose }: { filter: DeskFilter; onClose: () => void }): ReactNode {
  const t = useTexts(deskTexts);
  const [name, setName] = useState('');
  const [isShared, setShared] = useState(false);
  const create = useSend(client.desk.createView);
  const form = useForm({
    submit: () => create({ name: name.trim(), isShared, filter }),
    onDone: onClose,
  });
  return (
    <FormDialog form={form} onClose={onClose} title={t.keepTitle} submit={t.save} size="small">
      <Field label={t.viewName} name="name" isRequired>
        <Input maxLength={100} value={name} onChange={(event) => setName(event.target.value)} />
      </Field>
      <Checkbox label={t.share} checked={isShared} onValue={setShared} />
    </FormDialog>
  );
}
