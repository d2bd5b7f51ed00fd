import type { StatusIncident } from '@codepushgo/contract';
import { useState, type ReactNode } from 'react';
import { client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { operationActTexts } from '../../texts/operation-acts.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useForm } from '../../ui/form.tsx';
import { NO_WORDS } from './draft.ts';
import { WordsFields } from './words-fields.tsx';

/** Publishes what was learnt from an incident. */
export function PostmortemDialog({
  incident,
  onClose,
}: {
  incident: StatusIncident;
  onClose: () => void;
}): ReactNode {
  const t = useTexts(operationActTexts);
  const [body, setBody] = useState(incident.postmortem?.body ?? NO_WORDS);
  const [isDelivered, setDelivered] = useState(false);
  const publish = useSend(client.operations.publishPostmortem);
  const form = useForm({
    submit: () => publish({ statusIncident: incident.id, body, isDelivered }),
    onDone: onClose,
  });
  return (
    <FormDialog
      form={form}
      onClose={onClose}
      title={t.postmortem}
      description={t.postmortemIntro}
      submit={t.publish}
      size="large"
    >
      <WordsFields name="body" kind="text" value={body} onValue={setBody} />
      <Checkbox label={t.deliver} checked={isDelivered} onValue={setDelivered} />
    </FormDialog>
  );
}
