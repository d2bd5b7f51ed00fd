import type { ReactNode } from 'react';
import { client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { releaseActTexts } from '../../texts/release-acts.ts';
import { showToast } from '../../ui/toast-store.ts';
import type { ActProps } from './act-dialogs.tsx';
import { AudiencePreview } from './audience-preview.tsx';
import { ChangeDialog } from './change-dialog.tsx';
import { inChannel } from './release-target.ts';
import { useReleaseChange } from './use-release-change.ts';

const DONE = { resume: 'resumed', disable: 'disabled', enable: 'enabled' } as const;

/** Resumes, disables or enables a release: what is asked before, and no field. */
export function SwitchDialog({
  at,
  release,
  onClose,
  act,
}: ActProps & { act: keyof typeof DONE }): ReactNode {
  const t = useTexts(releaseActTexts);
  const { label } = release;
  const update = useSend(client.releases.update);
  const resume = useSend(client.releases.resume);
  const change = useReleaseChange({
    release,
    submit: (ifRevision) => {
      const target = { ...inChannel(at), release: label, ifRevision };
      return act === 'resume' ? resume(target) : update({ ...target, isDisabled: act === 'disable' });
    },
    onDone: () => {
      showToast({ title: t.done[DONE[act]](label) });
      onClose();
    },
  });
  const isOffered = act === 'enable' ? !release.isHalted : act === 'resume' && !release.isDisabled;
  return (
    <ChangeDialog
      change={change}
      title={t[act].title(label)}
      description={t[act].text}
      submit={t[act].submit}
      kind={act === 'disable' ? 'danger' : 'primary'}
      onClose={onClose}
    >
      {act !== 'disable' && (
        <AudiencePreview
          at={at}
          appVersion={release.appVersion}
          share={isOffered ? (release.rollout ?? 100) : 0}
        />
      )}
    </ChangeDialog>
  );
}
