import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { deviceTexts } from '../../texts/devices.ts';
import { Banner } from '../../ui/banner.tsx';
import { Combobox } from '../../ui/combobox.tsx';
import { Field } from '../../ui/field.tsx';
import type { DeviceOnChannelTarget } from './device-target.ts';

const MOST = 100;

/** Chooses a release of the channel for a device, and warns when its native version does not fit. */
export function OverrideRelease(props: {
  at: DeviceOnChannelTarget;
  appVersion: string | null;
  label: string | null;
  onLabel: (label: string | null) => void;
}): ReactNode {
  const { at, appVersion, label } = props;
  const { org, app, channel } = at;
  const t = useTexts(deviceTexts);
  const target = { org, app, channel };
  const releases = useQuery(api.releases.list.queryOptions({ input: { ...target, limit: MOST } }));
  const chosen = releases.data?.items.find((release) => release.label === label);
  // The server knows which native versions a range reaches, and which one this device has.
  const audience = useQuery(
    api.metrics.audience.queryOptions({
      input: { ...target, appVersion: chosen?.appVersion ?? '', activeWithinDays: 365 },
      enabled: chosen !== undefined && appVersion !== null,
    }),
  );
  const mine = audience.data?.byVersion.find((version) => version.appVersion === appVersion);
  const choices = (releases.data?.items ?? []).map(({ label: value, appVersion: range, description }) => ({
    value,
    label: t.releaseLine(value, range),
    hint: description.split('\n', 1)[0],
  }));
  return (
    <>
      <Field label={t.whichRelease} name="label" isRequired>
        <Combobox
          value={label}
          onValue={props.onLabel}
          choices={choices}
          isLoading={releases.isPending}
          placeholder={t.chooseRelease}
          emptyText={t.noMatch}
        />
      </Field>
      {label !== null && appVersion !== null && mine?.isReached === false && (
        <Banner tone="warning" title={t.misfit(label, appVersion)} isLive>
          {t.misfitText}
        </Banner>
      )}
    </>
  );
}
