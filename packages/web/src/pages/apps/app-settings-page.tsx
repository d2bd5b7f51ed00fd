import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { api } from '../../app/api.ts';
import { useCrumbs } from '../../app/crumbs.ts';
import { useTexts } from '../../app/language.ts';
import { Loaded } from '../../app/loaded.tsx';
import { may } from '../../app/may.ts';
import { Page } from '../../app/page.tsx';
import { appSettingsTexts } from '../../texts/app-settings.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { DeletedChannels } from '../channels/deleted-channels.tsx';
import { AppGraveCard } from './app-grave-card.tsx';
import { AppNamesCard } from './app-names-card.tsx';
import { CollaboratorsSection } from './collaborators-section.tsx';
import { SigningCard } from './signing-card.tsx';

/** `…/a/{app}/settings`: its names, signed releases, who works on it, deleted channels, moving and deleting. */
export function AppSettingsPage(): ReactNode {
  const at = useParams({ from: '/o/$org/p/$project/a/$app/settings' });
  const { org, app } = at;
  const t = useTexts(appSettingsTexts);
  const query = useQuery(api.apps.get.queryOptions({ input: { org, app } }));
  const mayUpdate = may(query.data?.role, 'app.update');
  return (
    <Page
      title={t.title}
      crumbs={useCrumbs(at)}
      {...(query.data && !mayUpdate && { description: t.adminsOnly })}
    >
      <Loaded query={query} skeleton={<Skeleton lines={8} />}>
        {(found) => (
          <div className="flex max-w-200 flex-col gap-6">
            <AppNamesCard key={found.name} at={at} app={found} mayUpdate={mayUpdate} />
            <SigningCard at={at} app={found} mayUpdate={mayUpdate} />
            <CollaboratorsSection at={at} role={found.role} />
            <DeletedChannels org={org} app={app} mayManage={may(found.role, 'channel.manage')} />
            <AppGraveCard at={at} role={found.role} />
          </div>
        )}
      </Loaded>
    </Page>
  );
}
