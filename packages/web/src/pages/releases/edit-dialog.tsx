import type { Release } from '@codepushgo/contract';
import { useState, type ReactNode } from 'react';
import { client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { releaseActTexts } from '../../texts/release-acts.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Field } from '../../ui/field.tsx';
import { InputField } from '../../ui/input-field.tsx';
import { Textarea } from '../../ui/textarea.tsx';
import { showToast } from '../../ui/toast-store.ts';
import type { ActProps } from './act-dialogs.tsx';
import { AudiencePreview } from './audience-preview.tsx';
import { ChangeDialog } from './change-dialog.tsx';
import { shareOf } from './release-state.tsx';
import { inChannel } from './release-target.ts';
import { useReleaseChange } from './use-release-change.ts';

type Values = Pick<Release, 'appVersion' | 'description' | 'isMandatory'>;

/** Changes whom a release is for and what it says, with a preview of whom it then reaches. */
export function EditDialog({ at, release, onClose }: ActProps): ReactNode {
  const t = useTexts(releaseActTexts);
  const { label } = release;
  const [values, setValues] = useState<Values>(release);
  const put = (some: Partial<Values>): void => setValues((before) => ({ ...before, ...some }));
  const update = useSend(client.releases.update);
  const change = useReleaseChange({
    release,
    check: (): Record<string, string> => {
      const isTakenAway = change.seen.description !== '' && values.description.trim() === '';
      return isTakenAway ? { description: t.edit.descriptionStays } : {};
    },
    submit: (ifRevision) =>
      update({ ...inChannel(at), release: label, ...differences(change.seen, values), ifRevision }),
    onDone: () => {
      showToast({ title: t.done.edited(label) });
      onClose();
    },
  });
  const isSame = Object.keys(differences(change.seen, values)).length === 0;
  return (
    <ChangeDialog
      change={change}
      title={t.edit.title(label)}
      description={isSame ? t.edit.nothing : ''}
      submit={t.edit.submit}
      isDisabled={isSame}
      onClose={onClose}
    >
      <InputField
        label={t.edit.range}
        name="appVersion"
        help={t.edit.rangeHelp}
        isRequired
        isCode
        maxLength={1000}
        value={values.appVersion}
        onValue={(appVersion) => put({ appVersion })}
      />
      <AudiencePreview at={at} appVersion={values.appVersion} share={shareOf(release)} />
      <Field label={t.edit.description} name="description" help={t.edit.descriptionHelp}>
        <Textarea
          maxLength={10_000}
          value={values.description}
          onChange={(event) => put({ description: event.target.value })}
        />
      </Field>
      <Checkbox
        label={t.edit.mandatory}
        help={t.edit.mandatoryHelp}
        checked={values.isMandatory}
        onValue={(isMandatory) => put({ isMandatory })}
      />
    </ChangeDialog>
  );
}

function differences(seen: Values, { appVersion, description, isMandatory }: Values): Partial<Values> {
  return {
    ...(appVersion.trim() !== seen.appVersion && { appVersion: appVersion.trim() }),
    ...(description !== seen.description && { description }),
    ...(isMandatory !== seen.isMandatory && { isMandatory }),
  };
}
