import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { AccessKey } from '@codepushgo/contract';
import { useState, type ReactNode } from 'react';
import { api, client } from '../../app/api.ts';
import { commandLine } from '../../app/command-line.ts';
import { useTexts } from '../../app/language.ts';
import { rowsOf } from '../../app/rows-of.ts';
import { useUrlParams } from '../../app/search.ts';
import { useSend } from '../../app/send.ts';
import { accessKeyTexts } from '../../texts/access-keys.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Menu } from '../../ui/menu.tsx';
import { Table } from '../../ui/table.tsx';
import { EditKeyDialog } from './edit-key-dialog.tsx';
import { useKeyColumns } from './key-columns.tsx';
import { RevokeKeyDialog } from './revoke-key-dialog.tsx';

/** One's own keys. `prefix` keeps its pages apart from another table's. */
export function OwnKeys({ prefix }: { prefix?: string }): ReactNode {
  const t = useTexts(accessKeyTexts);
  const params = useUrlParams();
  const cursor = params.values[prefix ? `${prefix}.after` : 'after'];
  const query = useQuery(
    api.accounts.listAccessKeys.queryOptions({ input: { cursor }, placeholderData: keepPreviousData }),
  );
  const [asked, ask] = useState<{ act: 'edit' | 'revoke'; accessKey: AccessKey } | null>(null);
  const remove = useSend(client.accounts.deleteAccessKey);
  const close = (): void => ask(null);
  return (
    <>
      <Table
        label={t.own}
        columns={useKeyColumns({ withPlace: true })}
        {...rowsOf(query)}
        rowKey={({ id }) => id}
        rowActions={(accessKey) => (
          <Menu
            label={t.actions(accessKey.name)}
            kind="quiet"
            size="small"
            align="end"
            entries={[
              { label: t.edit, icon: 'pencil', onSelect: () => ask({ act: 'edit', accessKey }) },
              {
                label: t.revoke,
                icon: 'trash',
                isDanger: true,
                onSelect: () => ask({ act: 'revoke', accessKey }),
              },
            ]}
          />
        )}
        params={params}
        prefix={prefix}
        empty={
          <EmptyState
            level={prefix ? 3 : 2}
            icon="key"
            title={t.none}
            command={{
              label: t.noneCommand,
              code: commandLine('access-key add ci --scope release --ttl 90d'),
            }}
          >
            {t.noneText}
          </EmptyState>
        }
      />
      {asked?.act === 'edit' && <EditKeyDialog accessKey={asked.accessKey} onClose={close} />}
      {asked?.act === 'revoke' && (
        <RevokeKeyDialog
          accessKey={asked.accessKey}
          onRevoke={() => remove({ key: asked.accessKey.id })}
          onClose={close}
        />
      )}
    </>
  );
}
