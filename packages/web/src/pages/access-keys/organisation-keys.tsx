import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { AccessKey } from '@codepushgo/contract';
import { useState, type ReactNode } from 'react';
import { api, client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { rowsOf } from '../../app/rows-of.ts';
import { useUrlParams } from '../../app/search.ts';
import { useSend } from '../../app/send.ts';
import { useWholeList } from '../../app/whole-list.ts';
import { accessKeyTexts } from '../../texts/access-keys.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Menu } from '../../ui/menu.tsx';
import { Table } from '../../ui/table.tsx';
import type { Column } from '../../ui/table-types.ts';
import { useKeyColumns } from './key-columns.tsx';
import { RevokeKeyDialog } from './revoke-key-dialog.tsx';

type OrganisationKey = AccessKey & { accountId: string };

/** The keys of all members that work in one organisation alone; each can be revoked. */
export function OrganisationKeys({ org }: { org: string }): ReactNode {
  const t = useTexts(accessKeyTexts);
  const params = useUrlParams();
  const cursor = params.values['after'];
  const query = useQuery(
    api.organisations.listAccessKeys.queryOptions({
      input: { org, cursor },
      placeholderData: keepPreviousData,
    }),
  );
  const [revoked, revoke] = useState<OrganisationKey | null>(null);
  const remove = useSend(client.organisations.revokeAccessKey);
  return (
    <>
      <Table
        label={t.organisation}
        columns={useColumns(org)}
        {...rowsOf(query)}
        rowKey={({ id }) => id}
        rowActions={(accessKey) => (
          <Menu
            label={t.actions(accessKey.name)}
            kind="quiet"
            size="small"
            align="end"
            entries={[{ label: t.revoke, icon: 'trash', isDanger: true, onSelect: () => revoke(accessKey) }]}
          />
        )}
        params={params}
        empty={
          <EmptyState icon="key" title={t.noneHere}>
            {t.noneHereText}
          </EmptyState>
        }
      />
      {revoked && (
        <RevokeKeyDialog
          accessKey={revoked}
          onRevoke={() => remove({ org, key: revoked.id })}
          onClose={() => revoke(null)}
        />
      )}
    </>
  );
}

function useColumns(org: string): Column<OrganisationKey>[] {
  const t = useTexts(accessKeyTexts);
  const [name, ...rest] = useKeyColumns({ withPlace: false });
  const list = client.organisations.listMembers;
  const { data } = useWholeList(api.organisations.listMembers.key(), list, { org });
  const names = new Map(data?.map((member) => [member.accountId, member.name]));
  const owner: Column<OrganisationKey> = {
    id: 'owner',
    header: t.owner,
    cell: ({ accountId, createdBy }) => names.get(accountId) ?? createdBy,
  };
  return [name!, owner, ...rest];
}
