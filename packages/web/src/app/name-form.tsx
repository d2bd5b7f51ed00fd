import { useState, type ReactNode } from 'react';
import { settingsTexts } from '../texts/settings.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Form, useForm } from '../ui/form.tsx';
import { Input } from '../ui/input.tsx';
import { showToast } from '../ui/toast-store.ts';
import { useTexts } from './language.ts';

/** Gives another name to what has one. */
export function NameForm(props: {
  label: string;
  name: string;
  autoComplete?: string;
  rename: (name: string) => Promise<unknown>;
}): ReactNode {
  const { save, saved } = useTexts(settingsTexts);
  const [typed, setTyped] = useState(props.name);
  const name = typed.trim();
  const form = useForm({
    submit: () => props.rename(name),
    onDone: () => showToast({ tone: 'good', title: saved }),
  });
  return (
    <Form form={form} className="flex max-w-130 flex-col gap-4">
      <Field label={props.label} name="name" isRequired>
        <Input
          autoComplete={props.autoComplete ?? 'off'}
          maxLength={128}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </Field>
      <Button
        type="submit"
        kind="primary"
        busy={form.isBusy}
        disabled={name === props.name}
        className="self-start"
      >
        {save}
      </Button>
    </Form>
  );
}
