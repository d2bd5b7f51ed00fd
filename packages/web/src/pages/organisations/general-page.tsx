import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { organisationSettingsTexts } from '../../texts/organisation-settings.ts';
import { EndCard } from './end-card.tsx';
import { OrganisationCard } from './organisation-card.tsx';
import { SettingsFrame } from './settings-frame.tsx';

/** `/o/{org}/settings`: name, zone and language, and what ends or changes hands. */
export function GeneralPage(): ReactNode {
  const { org } = useParams({ from: '/o/$org/settings' });
  const t = useTexts(organisationSettingsTexts);
  return (
    <SettingsFrame org={org} part="general" description={t.intro}>
      {(organisation) => (
        <div className="flex flex-col gap-6">
          <OrganisationCard key={organisation.id} organisation={organisation} />
          {organisation.kind === 'personal' ? (
            <p className="max-w-[70ch] text-quiet">{t.personal}</p>
          ) : (
            <EndCard organisation={organisation} />
          )}
        </div>
      )}
    </SettingsFrame>
  );
}
