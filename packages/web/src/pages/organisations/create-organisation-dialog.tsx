import type { ReactNode } from 'react';
import { orgPath } from '../../app/addresses.ts';
import { client } from '../../app/api.ts';
import { CreateDialog } from '../../app/create-dialog.tsx';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { organisationTexts } from '../../texts/organisations.ts';

/** Founds an organisation, then shows it. */
export function CreateOrganisationDialog({ onClose }: { onClose: () => void }): ReactNode {
  const { create, createIntro, submit, created } = useTexts(organisationTexts);
  const make = useSend(client.organisations.create);
  return (
    <CreateDialog
      texts={{ create, createIntro, submit, created }}
      make={make}
      pathOf={orgPath}
      onClose={onClose}
    />
  );
}
