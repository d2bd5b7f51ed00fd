import { useState, type ReactNode } from 'react';
import { client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { releaseActTexts } from '../../texts/release-acts.ts';
import { Field } from '../../ui/field.tsx';
import { Slider } from '../../ui/slider.tsx';
import { showToast } from '../../ui/toast-store.ts';
import { useFormat } from '../../ui/ui-context.tsx';
import type { ActProps } from './act-dialogs.tsx';
import { ChangeDialog } from './change-dialog.tsx';
import { inChannel } from './release-target.ts';
import { useAudienceSize } from './use-audience-size.ts';
import { useReleaseChange } from './use-release-change.ts';

const MARKS = [10, 25, 50, 75, 100];

/** Offers a release to a larger share of devices. */
export function RaiseDialog({ at, release, onClose }: ActProps): ReactNode {
  const t = useTexts(releaseActTexts);
  const format = useFormat();
  const { label } = release;
  const [least] = useState(Math.min(100, (release.rollout ?? 99) + 1));
  const [share, setShare] = useState(nextMark(least));
  const update = useSend(client.releases.update);
  const change = useReleaseChange({
    release,
    submit: (ifRevision) => update({ ...inChannel(at), release: label, rollout: share, ifRevision }),
    onDone: () => {
      showToast({ title: t.done.raised(label, format.percent(share / 100)) });
      onClose();
    },
  });
  const reached = useAudienceSize(at, release.appVersion);
  const told = (percent: number): [string, string] => [
    format.percent(percent / 100),
    reached === undefined ? '…' : format.number(Math.ceil((reached * percent) / 100)),
  ];
  const submit = share === 100 ? t.raise.finish : t.raise.submit(format.percent(share / 100));
  return (
    <ChangeDialog
      change={change}
      title={t.raise.title(label)}
      description={t.raise.text}
      submit={submit}
      onClose={onClose}
    >
      <Field label={t.raise.field} name="rollout" help={t.raise.help}>
        <Slider
          label={t.raise.slider}
          unit="%"
          min={least}
          max={100}
          marks={MARKS.filter((mark) => mark >= least)}
          value={share}
          onValue={setShare}
        />
      </Field>
      <p role="status" className="tabular-nums">
        {t.raise.now(...told(change.seen.rollout ?? 100))} <strong>{t.raise.after(...told(share))}</strong>
      </p>
    </ChangeDialog>
  );
}

function nextMark(least: number): number {
  return MARKS.find((mark) => mark >= least) ?? 100;
}
