import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { api } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { Loaded } from '../../app/loaded.tsx';
import { alertTexts } from '../../texts/alerts.ts';
import { Card } from '../../ui/card.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { SettingsFrame } from '../organisations/settings-frame.tsx';
import { AlertsForm } from './alerts-form.tsx';

/** `/o/{org}/settings/alerts`: which events reach one by mail. */
export function AlertsPage(): ReactNode {
  const { org } = useParams({ from: '/o/$org/settings/alerts' });
  const t = useTexts(alertTexts);
  const query = useQuery(api.notifications.getAlerts.queryOptions({ input: { org } }));
  return (
    <SettingsFrame org={org} part="alerts" description={t.intro}>
      {() => (
        <Card className="max-w-160">
          <Loaded query={query} skeleton={<Skeleton lines={5} />}>
            {(alerts) => <AlertsForm org={org} alerts={alerts} />}
          </Loaded>
        </Card>
      )}
    </SettingsFrame>
  );
}
