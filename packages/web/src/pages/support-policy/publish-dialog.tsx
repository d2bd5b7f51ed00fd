import type { PolicyDraft } from '@codepushgo/contract';
import { useRef, useState, type ReactNode } from 'react';
import { client, queryClient } from '../../app/api.ts';
import { useGo } from '../../app/go.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { supportPolicyTexts } from '../../texts/support-policy.ts';
import { versionTexts } from '../../texts/versions.ts';
import { DateTimeInput } from '../../ui/date-input.tsx';
import { Field } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useForm } from '../../ui/form.tsx';
import { Input } from '../../ui/input.tsx';
import { showToast } from '../../ui/toast-store.ts';
import { useFormat } from '../../ui/ui-context.tsx';

/** Publishes the draft as it stands on the page. */
export function PublishDialog(props: { save: () => Promise<PolicyDraft>; onClose: () => void }): ReactNode {
  const { save, onClose } = props;
  const t = useTexts(supportPolicyTexts);
  const { note: noteLabel } = useTexts(versionTexts);
  const format = useFormat();
  const go = useGo();
  const [effectiveFrom, setEffectiveFrom] = useState('');
  const [note, setNote] = useState('');
  const saved = useRef<PolicyDraft>(undefined);
  const publish = useSend(client.supportPolicy.publish, { isLeaving: true });
  const form = useForm({
    submit: async () => {
      // Saved once: after a failed try it is this draft that is published.
      saved.current ??= await save();
      const { revision } = saved.current;
      return publish({ revision, note: note.trim(), ...(effectiveFrom && { effectiveFrom }) });
    },
    onDone: ({ version }) => {
      showToast({ tone: 'good', title: t.published(format.number(version)) });
      go('/admin/policy');
    },
  });
  const close = (): void => {
    onClose();
    if (saved.current) void queryClient.invalidateQueries();
  };
  return (
    <FormDialog
      form={form}
      title={t.publishTitle}
      description={t.publishText}
      submit={t.publish}
      onClose={close}
    >
      <Field label={t.effective} name="effectiveFrom" help={t.effectiveHelp} isOptional>
        <DateTimeInput value={effectiveFrom} onValue={setEffectiveFrom} />
      </Field>
      <Field label={noteLabel} name="note" help={t.noteHelp} isRequired>
        <Input maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />
      </Field>
    </FormDialog>
  );
}
