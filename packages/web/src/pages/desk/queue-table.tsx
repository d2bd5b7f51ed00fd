import type { DeskTicket } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { rowsOf } from '../../app/rows-of.ts';
import { useUrlParams } from '../../app/search.ts';
import { deskTexts } from '../../texts/desk.ts';
import { deskWords } from '../../texts/desk-words.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Table } from '../../ui/table.tsx';
import type { Column } from '../../ui/table-types.ts';
import { deskPath } from './desk-address.ts';
import { DueMark } from './due-mark.tsx';
import { SeverityMark } from '../support/severity-mark.tsx';
import type { Queue } from './use-queue.ts';

/** The queue while no ticket is open: what is due next first. */
export function QueueTable({ query }: { query: Queue }): ReactNode {
  const t = useTexts(deskTexts);
  const params = useUrlParams();
  return (
    <div data-queue>
      <Table
        label={t.list}
        columns={useColumns()}
        {...rowsOf(query)}
        rowKey={({ id }) => id}
        rowHref={({ reference }) => deskPath(params.values, reference)}
        params={params}
        skeletonRows={10}
        empty={
          <EmptyState
            level={2}
            icon="circle-check"
            title={t.empty}
            actions={<ButtonLink href="/desk?state=all">{t.emptyAll}</ButtonLink>}
          >
            {t.emptyText}
          </EmptyState>
        }
      />
    </div>
  );
}

function useColumns(): Column<DeskTicket>[] {
  const t = useTexts(deskTexts);
  const words = useTexts(deskWords);
  return [
    {
      id: 'ticket',
      header: t.ticket,
      isMain: true,
      cell: ({ reference, subject }) => (
        <span className="flex flex-col">
          <span className="line-clamp-2">{subject}</span>
          <span className="ui-mono text-xs font-normal text-quiet">{reference}</span>
        </span>
      ),
    },
    {
      id: 'customer',
      header: t.customer,
      cell: ({ organisation, requester, queue }) => (
        <span className="flex flex-col">
          <span>{organisation?.name ?? t.noOrganisation}</span>
          <span className="text-xs text-quiet">
            <span className="inline-block">{requester.name ?? words.unknownPerson}</span>{' '}
            <span className="whitespace-nowrap">· {words.queues[queue]}</span>
          </span>
        </span>
      ),
    },
    { id: 'severity', header: t.severity, cell: ({ severity }) => <SeverityMark severity={severity} /> },
    {
      id: 'status',
      header: t.status,
      cell: ({ status, waits }) => (waits ? words.waits[waits] : words.statuses[status]),
    },
    {
      id: 'due',
      header: t.due,
      className: 'whitespace-nowrap',
      cell: (ticket) => <DueMark ticket={ticket} />,
    },
    {
      id: 'assignee',
      header: t.assignee,
      cell: ({ assignee }) => assignee?.name ?? <span className="text-quiet">{words.nobody}</span>,
    },
  ];
}
