import type { Webhook } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { orgPath } from '../../app/addresses.ts';
import { client, queryClient } from '../../app/api.ts';
import { localise } from '../../app/faults.ts';
import { useGo } from '../../app/go.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { webhookTexts } from '../../texts/webhooks.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { showToast } from '../../ui/toast-store.ts';
import { ReplayDialog } from './replay-dialog.tsx';
import { RotateDialog } from './rotate-dialog.tsx';
import { WebhookDialog } from './webhook-dialog.tsx';
import { inputOf, valuesOf } from './webhook-values.ts';

interface DialogProps {
  org: string;
  webhook: Webhook;
  onClose: () => void;
}

/** The dialog of an act, if one is asked for. */
export function WebhookDialogs(props: DialogProps & { act: string | undefined }): ReactNode {
  const { act, org, webhook, onClose } = props;
  if (act === 'edit') return <EditDialog {...{ org, webhook, onClose }} />;
  if (act === 'rotate') return <RotateDialog {...{ org, onClose }} webhook={webhook.id} />;
  if (act === 'replay') return <ReplayDialog {...{ org, onClose }} webhook={webhook.id} />;
  if (act === 'delete') return <DeleteDialog {...{ org, webhook, onClose }} />;
  return null;
}

function EditDialog({ org, webhook, onClose }: DialogProps): ReactNode {
  const t = useTexts(webhookTexts);
  const update = useSend(client.notifications.updateWebhook);
  return (
    <WebhookDialog
      org={org}
      title={t.editTitle}
      submit={t.editSubmit}
      initial={valuesOf(webhook)}
      onSubmit={async (values) => {
        await update({ org, webhook: webhook.id, ...inputOf(values) });
        showToast({ tone: 'good', title: t.saved });
        onClose();
      }}
      onClose={onClose}
    />
  );
}

function DeleteDialog({ org, webhook, onClose }: DialogProps): ReactNode {
  const t = useTexts(webhookTexts);
  const go = useGo();
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      title={t.removeTitle}
      touches={t.removeTouches}
      nameToType={new URL(webhook.url).host}
      confirmLabel={t.removeSubmit}
      onConfirm={async () => {
        await client.notifications.deleteWebhook({ org, webhook: webhook.id }).catch((error: unknown) => {
          throw localise(error);
        });
        showToast({ tone: 'good', title: t.removed });
        go(orgPath(org, 'settings', 'webhooks'));
        void queryClient.invalidateQueries();
      }}
    >
      <p>{t.removeText}</p>
    </ConfirmDialog>
  );
}
