import type { AccessKey } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { api, client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { useWholeList } from '../../app/whole-list.ts';
import { accessKeyTexts } from '../../texts/access-keys.ts';
import { Badge } from '../../ui/badge.tsx';
import { useNow } from '../../ui/now.ts';
import type { Column } from '../../ui/table-types.ts';
import { RelativeTime } from '../../ui/time.tsx';

/** The columns of a list of keys; `withPlace` says in which organisation each works. */
export function useKeyColumns({ withPlace }: { withPlace: boolean }): Column<AccessKey>[] {
  const t = useTexts(accessKeyTexts);
  const list = client.organisations.list;
  const { data } = useWholeList(api.organisations.list.key(), list, {}, { enabled: withPlace });
  const names = new Map(data?.map(({ id, name }) => [id, name]));
  const place: Column<AccessKey> = {
    id: 'where',
    header: t.where,
    cell: ({ scope: { organisationId } }) =>
      organisationId === null ? t.everywhere : (names.get(organisationId) ?? t.elsewhere),
  };
  return [
    { id: 'name', header: t.name, isMain: true, cell: (accessKey) => <Named accessKey={accessKey} /> },
    { id: 'scope', header: t.scope, cell: ({ scope }) => t.levels[scope.level].name },
    ...(withPlace ? [place] : []),
    {
      id: 'used',
      header: t.lastUsed,
      cell: ({ lastUsedAt }) =>
        lastUsedAt ? <RelativeTime value={lastUsedAt} /> : <span className="text-quiet">{t.never}</span>,
    },
    { id: 'expires', header: t.expires, cell: ({ expiresAt }) => <End at={expiresAt} /> },
  ];
}

function Named({ accessKey }: { accessKey: AccessKey }): ReactNode {
  const t = useTexts(accessKeyTexts);
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      <span className="line-clamp-2">{accessKey.name}</span>
      {accessKey.isSession && <Badge icon="terminal">{t.ofLogIn}</Badge>}
    </span>
  );
}

function End({ at }: { at: string }): ReactNode {
  const t = useTexts(accessKeyTexts);
  const isOver = Date.parse(at) <= useNow();
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      {isOver && <Badge tone="warning">{t.expired}</Badge>}
      <RelativeTime value={at} className={isOver ? 'text-quiet' : ''} />
    </span>
  );
}
