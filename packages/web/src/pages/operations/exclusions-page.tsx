import type { StatusExclusion } from '@codepushgo/contract';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useAct } from '../../app/act-dialog.ts';
import { api } from '../../app/api.ts';
import { faultOf } from '../../app/faults.ts';
import { useLanguage, useTexts } from '../../app/language.ts';
import { operationActTexts } from '../../texts/operation-acts.ts';
import { operationTexts } from '../../texts/operations.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Table } from '../../ui/table.tsx';
import type { Column } from '../../ui/table-types.ts';
import { Time } from '../../ui/time.tsx';
import { ExclusionDialog } from './exclusion-dialog.tsx';
import { useNamesOf } from './incident-facts.tsx';
import { OperationsFrame } from './operations-frame.tsx';

/** `/admin/status/exclusions`: time that is taken out of the commitment's figure, with author and text. */
export function ExclusionsPage(): ReactNode {
  const t = useTexts(operationTexts);
  const acts = useTexts(operationActTexts);
  const { act, start, close } = useAct();
  const query = useQuery(api.operations.listExclusions.queryOptions());
  const add = (
    <Button kind="primary" icon="plus" onClick={() => start('new')}>
      {acts.exclude}
    </Button>
  );
  return (
    <OperationsFrame part="exclusions" description={t.exclusionsIntro} actions={add}>
      <Table
        label={t.partNames.exclusions}
        columns={useColumns()}
        rows={query.data?.items}
        error={faultOf(query)}
        onRetry={() => void query.refetch()}
        rowKey={({ id }) => id}
        empty={
          <EmptyState level={2} icon="shield" title={t.noExclusions}>
            {t.noExclusionsText}
          </EmptyState>
        }
      />
      {act === 'new' && <ExclusionDialog onClose={close} />}
    </OperationsFrame>
  );
}

function useColumns(): Column<StatusExclusion>[] {
  const t = useTexts(operationTexts);
  const language = useLanguage();
  return [
    { id: 'reason', header: t.reason, isMain: true, cell: ({ reason }) => t.reasons[reason] },
    { id: 'from', header: t.from, className: 'whitespace-nowrap', cell: ({ from }) => <Time value={from} /> },
    { id: 'to', header: t.to, className: 'whitespace-nowrap', cell: ({ to }) => <Time value={to} /> },
    {
      id: 'components',
      header: t.affected,
      cell: ({ componentIds }) => <Names ids={componentIds} />,
    },
    {
      id: 'text',
      header: t.text,
      cell: ({ text }) => <span className="wrap-anywhere sm:inline-block sm:min-w-40">{text[language]}</span>,
    },
    { id: 'author', header: t.author, cell: ({ author }) => author },
    { id: 'organisation', header: t.organisation, cell: ({ orgId }) => orgId ?? t.everybody },
  ];
}

function Names({ ids }: { ids: string[] }): ReactNode {
  return useNamesOf(ids);
}
