import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { SlaCredit } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { api } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { rowsOf } from '../../app/rows-of.ts';
import { useUrlParams } from '../../app/search.ts';
import { Section } from '../../app/section.tsx';
import { slaTexts } from '../../texts/sla.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Table } from '../../ui/table.tsx';
import type { Column } from '../../ui/table-types.ts';
import { Time } from '../../ui/time.tsx';
import { useSlaWords } from './use-sla-words.ts';

/** The account of service credits: every entry and the balance after it. */
export function CreditAccount({ org }: { org: string }): ReactNode {
  const t = useTexts(slaTexts);
  const params = useUrlParams();
  const input = { org, cursor: params.values['after'] };
  const query = useQuery(api.sla.credits.queryOptions({ input, placeholderData: keepPreviousData }));
  return (
    <Section title={t.ledger}>
      <Table
        label={t.ledger}
        columns={useCreditColumns()}
        {...rowsOf(query)}
        rowKey={({ number }) => String(number)}
        params={params}
        empty={
          <EmptyState icon="history" title={t.noCredits}>
            {t.noCreditsText}
          </EmptyState>
        }
      />
    </Section>
  );
}

function useCreditColumns(): Column<SlaCredit>[] {
  const t = useTexts(slaTexts);
  const words = useSlaWords();
  return [
    { id: 'month', header: t.month, isMain: true, cell: ({ month }) => t.claimOf(words.month(month)) },
    { id: 'amount', header: t.amount, align: 'end', cell: ({ amountCents }) => words.cents(amountCents) },
    { id: 'balance', header: t.balance, align: 'end', cell: ({ balanceCents }) => words.cents(balanceCents) },
    { id: 'when', header: t.when, className: 'whitespace-nowrap', cell: ({ at }) => <Time value={at} /> },
  ];
}
