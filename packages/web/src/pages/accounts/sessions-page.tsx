import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Session } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useAct } from '../../app/act-dialog.ts';
import { api, client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { rowsOf } from '../../app/rows-of.ts';
import { useUrlParams } from '../../app/search.ts';
import { useAtOnce } from '../../app/use-at-once.ts';
import { accountTexts } from '../../texts/account.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Table } from '../../ui/table.tsx';
import type { Column } from '../../ui/table-types.ts';
import { RelativeTime } from '../../ui/time.tsx';
import { AccountFrame } from './account-frame.tsx';
import { machineName } from './machine-name.ts';
import { EndSessionsDialog } from './end-sessions-dialog.tsx';

/** `/account/sessions`: where one is signed in. */
export function SessionsPage(): ReactNode {
  const t = useTexts(accountTexts);
  const params = useUrlParams();
  const cursor = params.values['after'];
  const query = useQuery(
    api.accounts.listSessions.queryOptions({ input: { cursor }, placeholderData: keepPreviousData }),
  );
  const end = useAtOnce(client.accounts.deleteSession, () => t.ended);
  const { act, start, close } = useAct();
  const hasOthers = query.data?.items.some(({ isCurrent }) => !isCurrent);
  return (
    <AccountFrame
      part="sessions"
      description={t.sessionsIntro}
      actions={hasOthers && <Button onClick={() => start('end-others')}>{t.endOthers}</Button>}
    >
      <Table
        label={t.parts.sessions}
        columns={useSessionColumns()}
        {...rowsOf(query)}
        rowKey={({ id }) => id}
        rowActions={({ id, machine, isCurrent }) =>
          !isCurrent && (
            <Button
              size="small"
              aria-label={t.endOf(machineName(machine) ?? machine)}
              onClick={() => end({ session: id })}
            >
              {t.end}
            </Button>
          )
        }
        params={params}
        empty={<p className="px-4 py-3 text-quiet">{t.noSessions}</p>}
      />
      {act === 'end-others' && <EndSessionsDialog onClose={close} />}
    </AccountFrame>
  );
}

function useSessionColumns(): Column<Session>[] {
  const t = useTexts(accountTexts);
  return [
    {
      id: 'machine',
      header: t.machine,
      isMain: true,
      cell: (session) => <Machine session={session} />,
    },
    { id: 'kind', header: t.kind, cell: ({ kind }) => t.kinds[kind] },
    { id: 'since', header: t.since, cell: ({ createdAt }) => <RelativeTime value={createdAt} /> },
    { id: 'until', header: t.until, cell: ({ expiresAt }) => <RelativeTime value={expiresAt} /> },
  ];
}

function Machine({ session }: { session: Session }): ReactNode {
  const t = useTexts(accountTexts);
  const { machine, isCurrent } = session;
  const name = machineName(machine);
  const address = name && /(?<= · )[^·]+$/.exec(machine)?.[0];
  return (
    <span className="flex min-w-0 flex-col">
      {/* What a browser says of itself is long, and tells little to most. */}
      <span title={machine} className="inline-flex flex-wrap items-center gap-2">
        {name ?? machine}
        {isCurrent && <Badge tone="accent">{t.here}</Badge>}
      </span>
      {address && <span className="text-xs font-normal text-quiet">{address}</span>}
    </span>
  );
}
