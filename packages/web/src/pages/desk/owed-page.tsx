import type { OwedWork } from '@codepushgo/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { rowsOf } from '../../app/rows-of.ts';
import { useUrlParams } from '../../app/search.ts';
import { deskPageTexts } from '../../texts/desk-pages.ts';
import { deskTexts } from '../../texts/desk.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Table } from '../../ui/table.tsx';
import type { Column } from '../../ui/table-types.ts';
import { RelativeTime } from '../../ui/time.tsx';
import { useFormat, useUi } from '../../ui/ui-context.tsx';
import { DeskFrame } from './desk-frame.tsx';
import { useDeskLive } from './use-desk-live.ts';

/** `/desk/owed`: what each customer is owed, and what each owes us. */
export function OwedPage(): ReactNode {
  const { owed: t } = useTexts(deskPageTexts);
  const { partNames } = useTexts(deskTexts);
  const params = useUrlParams();
  useDeskLive(undefined);
  const input = { cursor: params.values['after'], limit: 50 };
  const query = useQuery(api.desk.owed.queryOptions({ input, placeholderData: keepPreviousData }));
  return (
    <DeskFrame title={partNames.owed} description={t.intro}>
      <Table
        label={partNames.owed}
        columns={useColumns()}
        {...rowsOf(query)}
        rowKey={({ organisation }) => organisation?.id ?? ''}
        params={params}
        empty={
          <EmptyState level={2} icon="circle-check" title={t.empty}>
            {t.emptyText}
          </EmptyState>
        }
      />
    </DeskFrame>
  );
}

function useColumns(): Column<OwedWork>[] {
  const { owed: t } = useTexts(deskPageTexts);
  const desk = useTexts(deskTexts);
  return [
    {
      id: 'organisation',
      header: desk.customer,
      isMain: true,
      cell: ({ organisation }) => organisation?.name ?? desk.noOrganisation,
    },
    {
      id: 'we',
      header: t.weOwe,
      cell: ({ organisation, weOwe }) => (
        <Tickets count={weOwe.tickets} organisation={organisation} state="open" />
      ),
    },
    {
      id: 'late',
      header: t.late,
      cell: ({ weOwe }) =>
        weOwe.late > 0 ? <Late count={weOwe.late} /> : <span className="text-quiet">{t.nothing}</span>,
    },
    {
      id: 'due',
      header: t.nextDue,
      cell: ({ weOwe }) => (weOwe.nextDueAt ? <RelativeTime value={weOwe.nextDueAt} /> : '–'),
    },
    {
      id: 'they',
      header: t.theyOwe,
      cell: ({ organisation, theyOwe }) => (
        <Tickets count={theyOwe.tickets} organisation={organisation} state="waiting" />
      ),
    },
    {
      id: 'oldest',
      header: t.oldest,
      cell: ({ theyOwe }) => (theyOwe.oldestAt ? <RelativeTime value={theyOwe.oldestAt} /> : '–'),
    },
  ];
}

function Late({ count }: { count: number }): ReactNode {
  const { owed: t } = useTexts(deskPageTexts);
  return <span className="font-medium text-bad">{t.tickets(useFormat().number(count), count !== 1)}</span>;
}

function Tickets(props: {
  count: number;
  organisation: OwedWork['organisation'];
  state: 'open' | 'waiting';
}): ReactNode {
  const { owed: t } = useTexts(deskPageTexts);
  const { format, Link } = useUi();
  const { count, organisation, state } = props;
  if (count === 0) return <span className="text-quiet">{t.nothing}</span>;
  const words = t.tickets(format.number(count), count !== 1);
  if (!organisation) return words;
  const rest = state === 'open' ? '' : `&state=${state}`;
  return (
    <Link href={`/desk?organisation=${encodeURIComponent(organisation.slug)}${rest}`} className="text-accent">
      {words}
    </Link>
  );
}
