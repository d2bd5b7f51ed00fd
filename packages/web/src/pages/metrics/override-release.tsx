import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { usePicker } from '../../app/use-picker.ts';
import { deviceTexts } from '../../texts/devices.ts';
import { Banner } from '../../ui/banner.tsx';
import { Combobox } from '../../ui/combobox.tsx';
import { Field } from '../../ui/field.tsx';
import type { DeviceOnChannelTarget } from './device-target.ts';

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
  const { items, onSearch, isLoading } = usePicker((page) =>
    api.releases.list.queryOptions({ input: { ...target, ...page } }),
  );
  const listed = items.find((release) => release.label === label);
  const input = { ...target, release: label ?? '' };
  // The one that is set may be older than what is listed.
  const old = useQuery(
    api.releases.get.queryOptions({ input, enabled: label !== null && !isLoading && !listed, retry: false }),
  );
  const chosen = listed ?? (old.data?.label === label ? old.data : undefined);
  // The server knows which native versions a range reaches, and which one this device has.
  const audience = useQuery(
    api.metrics.audience.queryOptions({
      input: { ...target, appVersion: chosen?.appVersion ?? '', activeWithinDays: 365 },
      enabled: chosen !== undefined && appVersion !== null,
    }),
  );
  const mine = audience.data?.byVersion.find((version) => version.appVersion === appVersion);
  const choices = items.map(({ label: value, appVersion: range, description }) => ({
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
          {...{ choices, onSearch, isLoading }}
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
