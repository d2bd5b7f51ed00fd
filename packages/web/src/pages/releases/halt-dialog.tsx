import { useState, type ReactNode } from 'react';
import { client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { releaseActTexts } from '../../texts/release-acts.ts';
import { Field } from '../../ui/field.tsx';
import { Textarea } from '../../ui/textarea.tsx';
import { showToast } from '../../ui/toast-store.ts';
import { useFormat } from '../../ui/ui-context.tsx';
import type { ActProps } from './act-dialogs.tsx';
import { ChangeDialog } from './change-dialog.tsx';
import { inChannel } from './release-target.ts';
import { useReleaseChange } from './use-release-change.ts';

/** Stops offering a release, with the reason. */
export function HaltDialog({ at, release, active, onClose }: ActProps): ReactNode {
  const t = useTexts(releaseActTexts);
  const format = useFormat();
  const { label } = release;
  const [reason, setReason] = useState('');
  const halt = useSend(client.releases.halt);
  const change = useReleaseChange({
    release,
    submit: (ifRevision) => halt({ ...inChannel(at), release: label, reason: reason.trim(), ifRevision }),
    onDone: () => {
      showToast({ title: t.done.halted(label) });
      onClose();
    },
  });
  return (
    <ChangeDialog
      change={change}
      title={t.halt.title(label)}
      description={t.halt.text}
      submit={t.halt.submit}
      kind="danger"
      onClose={onClose}
    >
      <ul className="flex list-disc flex-col gap-0.5 pl-4">
        <li>{t.halt.stays(format.number(active))}</li>
        <li>{t.halt.others}</li>
      </ul>
      <Field label={t.halt.reason} name="reason" help={t.halt.reasonHelp} isRequired>
        <Textarea maxLength={1000} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
    </ChangeDialog>
  );
}
