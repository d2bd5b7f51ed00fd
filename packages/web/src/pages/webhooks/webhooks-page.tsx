import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { useNewDialog } from '../../app/new-dialog.ts';
import { webhookTexts } from '../../texts/webhooks.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { SettingsFrame } from '../organisations/settings-frame.tsx';
import { CreateWebhookDialog } from './create-webhook-dialog.tsx';
import { WebhookTable } from './webhook-table.tsx';

/** `/o/{org}/settings/webhooks`: where events are posted to. */
export function WebhooksPage(): ReactNode {
  const { org } = useParams({ from: '/o/$org/settings/webhooks' });
  const t = useTexts(webhookTexts);
  const dialog = useNewDialog('webhook');
  const create = (
    <ButtonLink kind="primary" icon="plus" href={dialog.href}>
      {t.create}
    </ButtonLink>
  );
  return (
    <SettingsFrame org={org} part="webhooks" description={t.intro} actions={() => create}>
      {() => (
        <>
          <WebhookTable org={org} create={create} />
          {dialog.isOpen && <CreateWebhookDialog org={org} onClose={dialog.close} />}
        </>
      )}
    </SettingsFrame>
  );
}
