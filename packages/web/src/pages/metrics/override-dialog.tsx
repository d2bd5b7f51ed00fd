import type { DeviceOverride } from '@codepushgo/contract';
import { useState, type ReactNode } from 'react';
import { client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { deviceTexts } from '../../texts/devices.ts';
import { Field } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useForm } from '../../ui/form.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { Textarea } from '../../ui/textarea.tsx';
import type { DeviceOnChannelTarget } from './device-target.ts';
import { OverrideRelease } from './override-release.tsx';
import { sayDone } from '../../ui/say-done.ts';

const MODES = ['give', 'hold'] as const;

/** Gives a device a release of its own, or holds it where it is, with the reason. */
export function OverrideDialog(props: {
  at: DeviceOnChannelTarget;
  override: DeviceOverride | null;
  appVersion: string | null;
  onClose: () => void;
}): ReactNode {
  const { at, override, onClose } = props;
  const { org, app, channel, device } = at;
  const t = useTexts(deviceTexts);
  const [mode, setMode] = useState<string>(override?.label === null ? 'hold' : 'give');
  const [label, setLabel] = useState(override?.label ?? null);
  const [reason, setReason] = useState(override?.reason ?? '');
  const isGiving = mode === 'give';
  const set = useSend(client.acquisition.setOverride);
  const form = useForm({
    check: (): Record<string, string> => (isGiving && label === null ? { label: t.needsRelease } : {}),
    submit: () => set({ org, app, channel, device, label: isGiving ? label : null, reason: reason.trim() }),
    onDone: sayDone(t.wasSet, onClose),
  });
  const choices = MODES.map((value) => ({ value, label: t.modes[value], hint: t.modeHints[value] }));
  return (
    <FormDialog form={form} onClose={onClose} title={t.setTitle} description={t.setText} submit={t.submitSet}>
      <RadioGroup label={t.modeLabel} choices={choices} value={mode} onValue={setMode} />
      {isGiving && <OverrideRelease at={at} appVersion={props.appVersion} label={label} onLabel={setLabel} />}
      <Field label={t.reason} name="reason" help={t.reasonHelp} isRequired>
        <Textarea maxLength={1000} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
    </FormDialog>
  );
}
