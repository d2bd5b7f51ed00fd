import type { IncidentStatus, StatusComponentState, StatusIncident } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { operationActTexts } from '../../texts/operation-acts.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useForm } from '../../ui/form.tsx';
import { allWell, statusOf, toUpdate, useDraft } from './draft.ts';
import { UpdateFields } from './update-fields.tsx';
import { useStatusNow } from './use-status-now.ts';
import { sayDone } from '../../ui/say-done.ts';

/** Posts an update of an incident; it starts from the states that were told last. */
export function UpdateIncidentDialog(props: {
  incident: StatusIncident;
  status: IncidentStatus;
  onClose: () => void;
}): ReactNode {
  const { incident, status, onClose } = props;
  const t = useTexts(operationActTexts);
  const components = useStatusNow().data?.components ?? [];
  const { draft, put } = useDraft({
    title: incident.title,
    status: status === 'postmortem' ? 'resolved' : status,
    states: statesOf(incident, status),
  });
  const post = useSend(client.operations.updateIncident);
  const form = useForm({
    submit: () =>
      post({
        ...toUpdate(draft),
        statusIncident: incident.id,
        status: statusOf(draft),
        ...(draft.displayAt && { displayAt: draft.displayAt }),
      }),
    onDone: sayDone(t.published, onClose),
  });
  return (
    <FormDialog
      form={form}
      onClose={onClose}
      title={status === 'resolved' ? t.resolve : t.update}
      description={t.openIntro}
      submit={t.publish}
      size="large"
    >
      <UpdateFields draft={draft} put={put} components={components} />
    </FormDialog>
  );
}

/** What was told last, or that all is well again. */
function statesOf({ updates }: StatusIncident, status: string): Record<string, StatusComponentState> {
  const last = updates.find(({ affected }) => affected !== null)?.affected ?? [];
  const states = Object.fromEntries(last.map(({ componentId, newState }) => [componentId, newState]));
  return status === 'resolved' ? allWell(states) : states;
}
