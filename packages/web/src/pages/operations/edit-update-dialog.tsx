import type { StatusIncident } from '@codepushgo/contract';
import { useState, type ReactNode } from 'react';
import { client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { operationActTexts } from '../../texts/operation-acts.ts';
import { DateTimeInput } from '../../ui/date-input.tsx';
import { Field } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useForm } from '../../ui/form.tsx';
import { WordsFields } from './words-fields.tsx';

/** Corrects what an update says, or when it counts. */
export function EditUpdateDialog(props: {
  incident: StatusIncident;
  update: StatusIncident['updates'][number];
  onClose: () => void;
}): ReactNode {
  const { incident, update, onClose } = props;
  const t = useTexts(operationActTexts);
  const [body, setBody] = useState(update.body);
  const [displayAt, setDisplayAt] = useState(update.displayAt);
  const edit = useSend(client.operations.editIncidentUpdate);
  // The field shows minutes: what was not touched keeps its seconds.
  const isMoved = displayAt !== '' && displayAt !== update.displayAt;
  const form = useForm({
    submit: () =>
      edit({
        statusIncident: incident.id,
        update: update.id,
        body,
        ...(isMoved && { displayAt }),
      }),
    onDone: onClose,
  });
  return (
    <FormDialog form={form} onClose={onClose} title={t.editUpdate} submit={t.save} size="large">
      <WordsFields name="body" kind="text" value={body} onValue={setBody} />
      <Field label={t.displayAt} name="displayAt" help={t.displayAtHelp}>
        <DateTimeInput value={displayAt} onValue={setDisplayAt} />
      </Field>
    </FormDialog>
  );
}
