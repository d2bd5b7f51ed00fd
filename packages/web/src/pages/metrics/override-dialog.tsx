import type { DeviceOverride } from '@codepushgo/contract';
import { useState, type ReactNode } from 'react';
import { client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { deviceTexts } from '../../texts/devices.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogBody, DialogFooter } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Form, useForm } from '../../ui/form.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { Textarea } from '../../ui/textarea.tsx';
import { showToast } from '../../ui/toast-store.ts';
import { useUi } from '../../ui/ui-context.tsx';
import type { DeviceOnChannelTarget } from './device-target.ts';
import { OverrideRelease } from './override-release.tsx';

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
  const { texts } = useUi();
  const [mode, setMode] = useState<string>(override?.label === null ? 'hold' : 'give');
  const [label, setLabel] = useState(override?.label ?? null);
  const [reason, setReason] = useState(override?.reason ?? '');
  const isGiving = mode === 'give';
  const set = useSend(client.acquisition.setOverride);
  const form = useForm({
    check: (): Record<string, string> => (isGiving && label === null ? { label: t.needsRelease } : {}),
    submit: () => set({ org, app, channel, device, label: isGiving ? label : null, reason: reason.trim() }),
    onDone: () => {
      showToast({ tone: 'good', title: t.wasSet });
      onClose();
    },
  });
  const choices = MODES.map((value) => ({ value, label: t.modes[value], hint: t.modeHints[value] }));
  return (
    <Dialog isOpen onClose={onClose} title={t.setTitle} description={t.setText} isLocked={form.isBusy}>
      <Form form={form} className="contents">
        <DialogBody>
          <RadioGroup label={t.modeLabel} choices={choices} value={mode} onValue={setMode} />
          {isGiving && (
            <OverrideRelease at={at} appVersion={props.appVersion} label={label} onLabel={setLabel} />
          )}
          <Field label={t.reason} name="reason" help={t.reasonHelp} isRequired>
            <Textarea maxLength={1000} value={reason} onChange={(event) => setReason(event.target.value)} />
          </Field>
        </DialogBody>
        <DialogFooter>
          <Button onClick={onClose}>{texts.cancel}</Button>
          <Button type="submit" kind="primary" busy={form.isBusy}>
            {t.submitSet}
          </Button>
        </DialogFooter>
      </Form>
    </Dialog>
  );
}
