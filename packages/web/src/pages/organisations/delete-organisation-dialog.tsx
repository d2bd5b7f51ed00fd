import type { Organisation } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { api, client } from '../../app/api.ts';
import { useGo } from '../../app/go.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { useWholeList } from '../../app/whole-list.ts';
import { organisationSettingsTexts } from '../../texts/organisation-settings.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { showToast } from '../../ui/toast-store.ts';

/** Asks before an organisation is deleted, and says what goes with it. */
export function DeleteOrganisationDialog(props: {
  organisation: Organisation;
  onClose: () => void;
}): ReactNode {
  const { name, slug: org } = props.organisation;
  const t = useTexts(organisationSettingsTexts);
  const go = useGo();
  const remove = useSend(client.organisations.delete, { isLeaving: true });
  const projects = useWholeList(api.projects.list.key(), client.projects.list, { org });
  const members = useWholeList(api.organisations.listMembers.key(), client.organisations.listMembers, {
    org,
  });
  return (
    <ConfirmDialog
      isOpen
      onClose={props.onClose}
      title={t.removeTitle(name)}
      touches={[t.projects(projects.data?.length ?? 0), t.members(members.data?.length ?? 1), t.rest]}
      nameToType={org}
      confirmLabel={t.removeSubmit}
      onConfirm={async () => {
        await remove({ org });
        showToast({ tone: 'good', title: t.removed(name) });
        go('/o');
      }}
    >
      <p>{t.removeIntro}</p>
    </ConfirmDialog>
  );
}
