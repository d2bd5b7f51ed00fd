import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { BillingChange, BillingEntry } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { api } from '../../app/api.ts';
import { useLanguage, useTexts } from '../../app/language.ts';
import { rowsOf } from '../../app/rows-of.ts';
import { useUrlParams } from '../../app/search.ts';
import { Section } from '../../app/section.tsx';
import { billingHistoryTexts } from '../../texts/billing-history.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Table } from '../../ui/table.tsx';
import type { Column } from '../../ui/table-types.ts';
import { Time } from '../../ui/time.tsx';
import { useMoney } from './use-money.ts';

const SUBJECTS = ['plan', 'credits', 'add-on', 'contract'] as const;

/** Every change of plan, credits, add-ons and contracts; `about=credits` in the address is the ledger. */
export function BillingHistory({ org }: { org: string }): ReactNode {
  const input = { org, ...useHistoryInput() };
  return (
    <HistoryTable
      query={useQuery(api.billing.history.queryOptions({ input, placeholderData: keepPreviousData }))}
    />
  );
}

/** The same as operators see it. */
export function CustomerHistory({ customer }: { customer: string }): ReactNode {
  const input = { customer, ...useHistoryInput() };
  return (
    <HistoryTable
      query={useQuery(api.customers.history.queryOptions({ input, placeholderData: keepPreviousData }))}
    />
  );
}

function useHistoryInput() {
  const { after: cursor, about } = useUrlParams().values;
  return { cursor, about: SUBJECTS.find((each) => each === about) };
}

function HistoryTable({
  query,
}: {
  query: UseQueryResult<{ items: BillingEntry[]; nextCursor: string | null }>;
}): ReactNode {
  const t = useTexts(billingHistoryTexts);
  return (
    <Section title={t.title}>
      <Table
        label={t.title}
        columns={useHistoryColumns()}
        {...rowsOf(query)}
        rowKey={({ number }) => String(number)}
        filters={[
          {
            kind: 'choice',
            name: 'about',
            label: t.about,
            choices: SUBJECTS.map((value) => ({ value, label: t.subjects[value] })),
          },
        ]}
        params={useUrlParams()}
        empty={
          <EmptyState icon="history" title={t.none}>
            {t.noneText}
          </EmptyState>
        }
      />
    </Section>
  );
}

function useHistoryColumns(): Column<BillingEntry>[] {
  const t = useTexts(billingHistoryTexts);
  const money = useMoney();
  return [
    { id: 'change', header: t.change, isMain: true, cell: ({ change }) => <Changed change={change} /> },
    {
      id: 'amount',
      header: t.amount,
      align: 'end',
      cell: ({ change }) => ('amountMicroUsd' in change ? money(change.amountMicroUsd) : '–'),
    },
    {
      id: 'balance',
      header: t.balance,
      align: 'end',
      cell: ({ change }) => ('balanceMicroUsd' in change ? money(change.balanceMicroUsd) : '–'),
    },
    { id: 'reason', header: t.reason, cell: ({ reason }) => reason ?? t.bySystem },
    { id: 'when', header: t.when, className: 'whitespace-nowrap', cell: ({ at }) => <Time value={at} /> },
  ];
}

function Changed({ change }: { change: BillingChange }): ReactNode {
  const t = useTexts(billingHistoryTexts);
  const language = useLanguage();
  const { data } = useQuery(api.plans.get.queryOptions({ staleTime: Infinity }));
  const id = 'plan' in change ? change.plan : 'addOn' in change ? change.addOn : null;
  if (id === null) return t.kinds[change.kind];
  // What an earlier version of the catalogue sold is known by its id alone.
  const sold = [...(data?.catalogue.plans ?? []), ...(data?.catalogue.addOns ?? [])];
  return t.of(t.kinds[change.kind], sold.find((one) => one.id === id)?.name[language] ?? id);
}
