import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { api } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { Loaded } from '../../app/loaded.tsx';
import { failedCheckTexts } from '../../texts/failed-checks.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { SettingsFrame } from '../organisations/settings-frame.tsx';
import { IncidentChecksTable } from './incident-checks-table.tsx';
import { MinuteSection } from './minute-section.tsx';

/** `/o/{org}/settings/failed-checks`: how many of its own checks and downloads the platform failed. */
export function FailedChecksPage(): ReactNode {
  const { org } = useParams({ from: '/o/$org/settings/failed-checks' });
  const t = useTexts(failedCheckTexts);
  const query = useQuery(api.failedChecks.incidents.queryOptions({ input: { org } }));
  return (
    <SettingsFrame org={org} part="failed-checks" description={t.intro}>
      {() => (
        <Loaded query={query} skeleton={<Skeleton lines={6} />}>
          {({ items }) => (
            <div className="flex flex-col gap-6">
              <IncidentChecksTable incidents={items} />
              <MinuteSection org={org} incidents={items} />
            </div>
          )}
        </Loaded>
      )}
    </SettingsFrame>
  );
}
