import { useQuery } from '@tanstack/react-query';
import type { Organisation } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { api, client, queryClient } from '../../app/api.ts';
import { localise } from '../../app/faults.ts';
import { useGo } from '../../app/go.ts';
import { useTexts } from '../../app/language.ts';
import { organisationSettingsTexts } from '../../texts/organisation-settings.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { showToast } from '../../ui/toast-store.ts';

const MOST = 100;

/** Asks before an organisation is deleted, and says what goes with it. */
export function DeleteOrganisationDialog(props: {
  organisation: Organisation;
  onClose: () => void;
}): ReactNode {
  const { name, slug: org } = props.organisation;
  const t = useTexts(organisationSettingsTexts);
  const go = useGo();
  const input = { org, limit: MOST };
  const projects = useQuery(api.projects.list.queryOptions({ input }));
  const members = useQuery(api.organisations.listMembers.queryOptions({ input }));
  return (
    <ConfirmDialog
      isOpen
      onClose={props.onClose}
      title={t.removeTitle(name)}
      touches={[
        t.projects(projects.data?.items.length ?? 0),
        t.members(members.data?.items.length ?? 1),
        t.rest,
      ]}
      nameToType={org}
      confirmLabel={t.removeSubmit}
      onConfirm={async () => {
        await client.organisations.delete({ org }).catch((error: unknown) => {
          throw localise(error);
        });
        showToast({ tone: 'good', title: t.removed(name) });
        go('/o');
        void queryClient.invalidateQueries();
      }}
    >
      <p>{t.removeIntro}</p>
    </ConfirmDialog>
  );
}
