import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useAct } from '../../app/act-dialog.ts';
import { orgPath } from '../../app/addresses.ts';
import { api } from '../../app/api.ts';
import { useCrumbs } from '../../app/crumbs.ts';
import { useTexts } from '../../app/language.ts';
import { Loaded } from '../../app/loaded.tsx';
import { Page } from '../../app/page.tsx';
import { settingsTexts } from '../../texts/settings.ts';
import { webhookTexts } from '../../texts/webhooks.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { DeliveryLog } from './delivery-log.tsx';
import { WebhookActions } from './webhook-actions.tsx';
import { WebhookCard } from './webhook-card.tsx';
import { WebhookDialogs } from './webhook-dialogs.tsx';
import { WebhookState } from './webhook-state.tsx';

/** `/o/{org}/settings/webhooks/{webhook}`: what it is, and everything that was sent. */
export function WebhookPage(): ReactNode {
  const { org, webhook: id } = useParams({ from: '/o/$org/settings/webhooks/$webhook' });
  const t = useTexts(webhookTexts);
  const { title } = useTexts(settingsTexts);
  const { act, start, close } = useAct();
  const query = useQuery(api.notifications.getWebhook.queryOptions({ input: { org, webhook: id } }));
  const webhook = query.data;
  const crumbs = [
    ...useCrumbs({ org }),
    { label: title, href: orgPath(org, 'settings') },
    { label: t.list, href: orgPath(org, 'settings', 'webhooks') },
  ];
  return (
    <Page
      title={webhook ? webhook.description || new URL(webhook.url).host : t.about}
      crumbs={crumbs}
      meta={webhook && <WebhookState webhook={webhook} />}
      actions={webhook && <WebhookActions org={org} webhook={webhook} onAct={start} />}
    >
      <Loaded query={query} skeleton={<Skeleton lines={6} />}>
        {(found) => (
          <div className="flex flex-col gap-6">
            <WebhookCard webhook={found} />
            <DeliveryLog org={org} webhook={id} onReplay={() => start('replay')} />
            <WebhookDialogs org={org} webhook={found} act={act} onClose={close} />
          </div>
        )}
      </Loaded>
    </Page>
  );
}
