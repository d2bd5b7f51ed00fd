import type { WebhookWithSecret } from '@codepushgo/contract';
import { useState, type ReactNode } from 'react';
import { orgPath } from '../../app/addresses.ts';
import { client } from '../../app/api.ts';
import { useGo } from '../../app/go.ts';
import { useTexts } from '../../app/language.ts';
import { SecretDialog } from '../../app/secret-dialog.tsx';
import { useSend } from '../../app/send.ts';
import { webhookTexts } from '../../texts/webhooks.ts';
import { WebhookDialog } from './webhook-dialog.tsx';
import { inputOf, valuesOf } from './webhook-values.ts';

/** Makes a webhook, shows its secret once, then the webhook. */
export function CreateWebhookDialog({ org, onClose }: { org: string; onClose: () => void }): ReactNode {
  const t = useTexts(webhookTexts);
  const go = useGo();
  const create = useSend(client.notifications.createWebhook);
  const [made, setMade] = useState<WebhookWithSecret | null>(null);
  if (made)
    return (
      <SecretDialog
        title={t.made}
        label={t.secret}
        secret={made.secret}
        onClose={() => go(orgPath(org, 'settings', 'webhooks', made.id))}
      >
        <p>{t.secretUse}</p>
      </SecretDialog>
    );
  return (
    <WebhookDialog
      org={org}
      title={t.create}
      submit={t.createSubmit}
      initial={valuesOf()}
      onSubmit={async (values) => setMade(await create({ org, ...inputOf(values) }))}
      onClose={onClose}
    />
  );
}
