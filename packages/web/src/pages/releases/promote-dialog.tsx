import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { channelPath } from '../../app/addresses.ts';
import { api, client } from '../../app/api.ts';
import { useGo } from '../../app/go.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { releaseActTexts } from '../../texts/release-acts.ts';
import { Field } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useForm } from '../../ui/form.tsx';
import { InputField } from '../../ui/input-field.tsx';
import { Select } from '../../ui/select.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Slider } from '../../ui/slider.tsx';
import { showToast } from '../../ui/toast-store.ts';
import type { ActProps } from './act-dialogs.tsx';
import { AudiencePreview } from './audience-preview.tsx';
import { Obstacles } from './obstacles.tsx';
import { inChannel } from './release-target.ts';
import { useReleaseCheck } from './use-release-check.ts';

const MARKS = [10, 25, 50, 100];

/** Releases the same package on another channel of the app. */
export function PromoteDialog({ at, release, onClose }: ActProps): ReactNode {
  const t = useTexts(releaseActTexts);
  const go = useGo();
  const { org, app } = at;
  const [appVersion, setAppVersion] = useState(release.appVersion);
  const [share, setShare] = useState(100);
  const [chosen, setChosen] = useState<string>();
  const { data } = useQuery(api.apps.listChannels.queryOptions({ input: { org, app } }));
  const others = data?.items.filter(({ name }) => name !== at.channel) ?? [];
  const to = chosen ?? others.find(({ name }) => name === 'Production')?.name ?? others[0]?.name;
  const there = { org, app, channel: to ?? '' };
  const draft = { ...there, appVersion, packageHash: release.packageHash };
  const expected = useReleaseCheck(draft, to !== undefined).data;
  const problems = expected?.problems ?? [];
  const promote = useSend(client.releases.promote);
  const changes = {
    ...(share < 100 && { rollout: share }),
    ...(appVersion.trim() !== release.appVersion && { appVersion: appVersion.trim() }),
  };
  const form = useForm({
    submit: () => promote({ ...inChannel(at), to: to!, label: release.label, ...changes }),
    onDone: ({ label }) => {
      showToast({ title: t.done.promoted(label, to!) });
      go(channelPath({ ...at, channel: to! }, 'releases', label));
    },
  });
  return (
    <FormDialog
      form={form}
      title={t.promote.title(release.label)}
      description={t.promote.text}
      submit={t.promote.submit(to ?? '…')}
      isDisabled={!to || problems.length > 0}
      onClose={onClose}
    >
      {!data ? <Skeleton lines={2} /> : !to && <p>{t.promote.noOther}</p>}
      {to && (
        <>
          <Field label={t.promote.to} name="to">
            <Select
              value={to}
              onValue={setChosen}
              choices={others.map(({ name }) => ({ value: name, label: name }))}
            />
          </Field>
          <InputField
            label={t.edit.range}
            name="appVersion"
            help={t.edit.rangeHelp}
            isRequired
            isCode
            maxLength={1000}
            value={appVersion}
            onValue={setAppVersion}
          />
          <Field label={t.promote.rollout} name="rollout">
            <Slider
              label={t.promote.slider}
              unit="%"
              min={1}
              marks={MARKS}
              value={share}
              onValue={setShare}
            />
          </Field>
          <AudiencePreview at={there} appVersion={appVersion} share={share} />
          {problems.length > 0 ? (
            <Obstacles title={t.refused} problems={problems} />
          ) : (
            expected && <p>{t.promote.becomes(expected.nextLabel, to)}</p>
          )}
        </>
      )}
    </FormDialog>
  );
}
