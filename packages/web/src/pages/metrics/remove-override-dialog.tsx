import type { ReactNode } from 'react';
import { client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { deviceTexts } from '../../texts/devices.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import type { DeviceOnChannelTarget } from './device-target.ts';

/** Asks before a device is treated like any other again. */
export function RemoveOverrideDialog(props: { at: DeviceOnChannelTarget; onClose: () => void }): ReactNode {
  const { at, onClose } = props;
  const { org, app, channel, device } = at;
  const t = useTexts(deviceTexts);
  const remove = useSend(client.acquisition.removeOverride);
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      title={t.removeTitle}
      touches={[t.touchesDevice(device, channel)]}
      confirmLabel={t.submitRemove}
      onConfirm={() => remove({ org, app, channel, device })}
      done={t.wasRemoved}
    >
      <p>{t.removeText}</p>
    </ConfirmDialog>
  );
}
