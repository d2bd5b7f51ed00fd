import type { StatusComponent } from '@codepushgo/contract';
import { useState, type ReactNode } from 'react';
import { client } from '../../app/api.ts';
import { useGo } from '../../app/go.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { operationActTexts } from '../../texts/operation-acts.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useForm } from '../../ui/form.tsx';
import { showToast } from '../../ui/toast-store.ts';
import { statusOf, toUpdate, useDraft } from './draft.ts';
import { EndFields, type End } from './end-fields.tsx';
import { incidentPath } from './event-path.ts';
import { ImpactField, type Impact } from './impact-field.tsx';
import { UpdateFields } from './update-fields.tsx';

/** Tells of an incident, or writes one down that is over. */
export function OpenIncidentDialog({
  components,
  onClose,
}: {
  components: StatusComponent[];
  onClose: () => void;
}): ReactNode {
  const t = useTexts(operationActTexts);
  const go = useGo();
  const { draft, put } = useDraft({});
  const [impactOverride, setImpact] = useState<Impact | null>(null);
  const [end, setEnd] = useState<End | null>(null);
  const open = useSend(client.operations.openIncident, { isLeaving: true });
  const form = useForm({
    check: (): Record<string, string> =>
      end && end.at <= draft.displayAt ? { 'resolved.at': t.needsEnd } : {},
    submit: () =>
      open({
        ...toUpdate(draft),
        title: draft.title,
        status: statusOf(draft),
        impactOverride,
        ...(draft.displayAt && { startedAt: draft.displayAt }),
        ...(end && { resolved: end }),
      }),
    onDone: ({ id }) => {
      showToast({ tone: 'good', title: t.published });
      go(incidentPath(id));
    },
  });
  return (
    <FormDialog
      form={form}
      onClose={onClose}
      title={t.open}
      description={t.openIntro}
      submit={t.publish}
      size="large"
    >
      <UpdateFields draft={draft} put={put} components={components} isNew>
        <EndFields
          value={end}
          onValue={(next) => {
            setEnd(next);
            // What is over is told to nobody unless one says so.
            if ((next === null) !== (end === null)) put({ isDelivered: next === null });
          }}
        />
        <ImpactField value={impactOverride} onValue={setImpact} />
      </UpdateFields>
    </FormDialog>
  );
}
