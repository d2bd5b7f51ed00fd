import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { may } from '../../app/may.ts';
import { useNewDialog } from '../../app/new-dialog.ts';
import { Section } from '../../app/section.tsx';
import { accessKeyTexts } from '../../texts/access-keys.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { SettingsFrame } from '../organisations/settings-frame.tsx';
import { CreateKeyDialog } from './create-key-dialog.tsx';
import { OrganisationKeys } from './organisation-keys.tsx';
import { OwnKeys } from './own-keys.tsx';

/** `/o/{org}/settings/access-keys`: everybody's keys of this organisation for who may, and one's own. */
export function OrganisationKeysPage(): ReactNode {
  const { org } = useParams({ from: '/o/$org/settings/access-keys' });
  const t = useTexts(accessKeyTexts);
  const dialog = useNewDialog('access-key');
  const create = (): ReactNode => (
    <ButtonLink kind="primary" icon="plus" href={dialog.href}>
      {t.create}
    </ButtonLink>
  );
  return (
    <SettingsFrame org={org} part="access-keys" description={t.intro} actions={create}>
      {({ id, role }) => (
        <div className="flex flex-col gap-8">
          {may(role, 'access-key.manage') && (
            <Section title={t.organisation} description={t.organisationIntro}>
              <OrganisationKeys org={org} />
            </Section>
          )}
          <Section title={t.own}>
            <OwnKeys prefix="own" />
          </Section>
          {dialog.isOpen && <CreateKeyDialog organisation={id} onClose={dialog.close} />}
        </div>
      )}
    </SettingsFrame>
  );
}
