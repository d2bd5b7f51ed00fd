import type { App, Collaborator } from '@codepushgo/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useAct } from '../../app/act-dialog.ts';
import { api } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { may } from '../../app/may.ts';
import { rowsOf } from '../../app/rows-of.ts';
import { useUrlParams } from '../../app/search.ts';
import { Section } from '../../app/section.tsx';
import { appSettingsTexts } from '../../texts/app-settings.ts';
import { organisationTexts } from '../../texts/organisations.ts';
import { Address } from '../../ui/address.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { Table } from '../../ui/table.tsx';
import type { Column } from '../../ui/table-types.ts';
import { AddCollaboratorDialog } from './add-collaborator-dialog.tsx';
import { RemoveCollaboratorDialog } from './remove-collaborator-dialog.tsx';

const PAGE = 20;

/** Who works on an app; here somebody is added to it alone, or taken off it. */
export function CollaboratorsSection(props: {
  at: { org: string; app: string };
  role: App['role'];
}): ReactNode {
  const t = useTexts(appSettingsTexts);
  const { roles } = useTexts(organisationTexts);
  const params = useUrlParams();
  const { act, start, close } = useAct();
  const [leaving, setLeaving] = useState<string | null>(null);
  const { org, app } = props.at;
  const after = params.values['who.after'];
  const input = { org, app, limit: PAGE, ...(after && { cursor: after }) };
  const query = useQuery(
    api.apps.listCollaborators.queryOptions({ input, placeholderData: keepPreviousData }),
  );
  const mayManage = may(props.role, 'collaborator.manage');
  const columns: Column<Collaborator>[] = [
    { id: 'person', header: t.person, isMain: true, cell: ({ name, email }) => name || email },
    { id: 'email', header: t.email, cell: ({ email }) => <Address text={email} /> },
    { id: 'role', header: t.role, cell: ({ role }) => roles[role] },
    { id: 'via', header: t.via, cell: ({ via }) => t.vias[via] },
  ];
  return (
    <Section
      title={t.collaborators}
      description={t.collaboratorsText}
      actions={
        mayManage && (
          <Button icon="plus" onClick={() => start('add-collaborator')}>
            {t.add}
          </Button>
        )
      }
    >
      <Table
        label={t.collaborators}
        columns={columns}
        {...rowsOf(query)}
        rowKey={({ accountId }) => accountId}
        {...(mayManage && {
          rowActions: ({ via, email }: Collaborator) =>
            via === 'app' && (
              <IconButton icon="x" size="small" label={t.remove(email)} onClick={() => setLeaving(email)} />
            ),
        })}
        params={params}
        prefix="who"
        empty={<p className="px-4 py-3 text-quiet">{t.nobody}</p>}
      />
      {mayManage && act === 'add-collaborator' && <AddCollaboratorDialog at={{ org, app }} onClose={close} />}
      {leaving && (
        <RemoveCollaboratorDialog at={{ org, app }} email={leaving} onClose={() => setLeaving(null)} />
      )}
    </Section>
  );
}
