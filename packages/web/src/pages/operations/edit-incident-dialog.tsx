import type { StatusIncident } from '@codepushgo/contract';
import { useState, type ReactNode } from 'react';
import { client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { operationActTexts } from '../../texts/operation-acts.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useForm } from '../../ui/form.tsx';
import { ImpactField, type Impact } from './impact-field.tsx';
import { WordsFields } from './words-fields.tsx';

/** Changes what an incident is called, and how grave it is. */
export function EditIncidentDialog({
  incident,
  onClose,
}: {
  incident: StatusIncident;
  onClose: () => void;
}): ReactNode {
  const t = useTexts(operationActTexts);
  const [title, setTitle] = useState(incident.title);
  const [impactOverride, setImpact] = useState(incident.impactOverride as Impact | null);
  const edit = useSend(client.operations.editIncident);
  const form = useForm({
    submit: () => edit({ statusIncident: incident.id, title, impactOverride }),
    onDone: onClose,
  });
  return (
    <FormDialog form={form} onClose={onClose} title={t.editIncident} submit={t.save} size="large">
      <WordsFields name="title" kind="title" value={title} onValue={setTitle} />
      <ImpactField value={impactOverride} onValue={setImpact} />
    </FormDialog>
  );
}
