import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { api, client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { channelTexts } from '../../texts/channels.ts';
import { Field } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useForm } from '../../ui/form.tsx';
import { Select } from '../../ui/select.tsx';
import { showToast } from '../../ui/toast-store.ts';
import { useUi } from '../../ui/ui-context.tsx';
import { inChannel, type ChannelTarget } from '../releases/release-target.ts';

const OVERLAPS = [0, 7, 30, 90, 180, 365];

/** Makes a new deployment key; the old one works until its overlap is over. */
export function RotateKeyDialog({ at, onClose }: { at: ChannelTarget; onClose: () => void }): ReactNode {
  const t = useTexts(channelTexts);
  const { format } = useUi();
  const [days, setDays] = useState('90');
  const use = useQuery(api.metrics.keyUse.queryOptions({ input: inChannel(at) }));
  const devices = use.data?.items.find(({ isCurrent }) => isCurrent)?.devices ?? 0;
  const rotate = useSend(client.apps.rotateDeploymentKey);
  const form = useForm({
    submit: () => rotate({ ...inChannel(at), overlapDays: Number(days) }),
    onDone: () => {
      showToast({ title: t.rotated });
      onClose();
    },
  });
  const choices = OVERLAPS.map((one) => ({
    value: String(one),
    label: one === 0 ? t.overlapNone : t.days(one),
  }));
  return (
    <FormDialog
      form={form}
      onClose={onClose}
      title={t.rotateTitle(at.channel)}
      description={t.rotateText}
      submit={t.rotateSubmit}
      kind={days === '0' ? 'danger' : 'primary'}
    >
      <Field label={t.overlap} name="overlapDays" help={t.overlapHelp}>
        <Select choices={choices} value={days} onValue={setDays} />
      </Field>
      <ul className="flex list-disc flex-col gap-0.5 pl-4">
        <li>{t.rotateTouches(format.number(devices))}</li>
        <li>{t.rotateBuild}</li>
      </ul>
    </FormDialog>
  );
}
