import type { OrganisationSla } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { Section } from '../../app/section.tsx';
import { slaTexts } from '../../texts/sla.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Table } from '../../ui/table.tsx';
import type { Column } from '../../ui/table-types.ts';
import { useFormat } from '../../ui/ui-context.tsx';
import { useSlaWords } from './use-sla-words.ts';

type Month = OrganisationSla['months'][number];

/** The closed months as they count for one organisation. */
export function OwnMonths({ months }: { months: Month[] }): ReactNode {
  const t = useTexts(slaTexts);
  return (
    <Section title={t.months} description={t.monthsText}>
      <Table
        label={t.months}
        columns={useMonthColumns()}
        rows={months}
        rowKey={({ figure }) => figure.month}
        empty={
          <EmptyState icon="history" title={t.noMonths}>
            {t.noMonthsText}
          </EmptyState>
        }
      />
    </Section>
  );
}

function useMonthColumns(): Column<Month>[] {
  const t = useTexts(slaTexts);
  const words = useSlaWords();
  const format = useFormat();
  return [
    { id: 'month', header: t.month, isMain: true, cell: ({ figure }) => words.month(figure.month) },
    {
      id: 'availability',
      header: t.availability,
      align: 'end',
      cell: ({ figure }) => words.percent(figure.availability),
    },
    { id: 'band', header: t.band, align: 'end', cell: ({ figure }) => words.band(figure) },
    { id: 'down', header: t.down, align: 'end', cell: ({ figure }) => words.seconds(figure.downtimeSeconds) },
    {
      id: 'excluded',
      header: t.excluded,
      align: 'end',
      cell: ({ figure }) => words.seconds(figure.excludedOutageSeconds),
    },
    { id: 'unmeasured', header: t.unmeasured, align: 'end', cell: ({ figure }) => words.unmeasured(figure) },
    { id: 'revision', header: t.revision, align: 'end', cell: ({ revision }) => format.number(revision) },
  ];
}
