import type { Attainment, DeskReport } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { deskReportTexts } from '../../texts/desk-reports.ts';
import { deskWords } from '../../texts/desk-words.ts';
import { Card } from '../../ui/card.tsx';
import { Table } from '../../ui/table.tsx';
import type { Column } from '../../ui/table-types.ts';
import { useFormat } from '../../ui/ui-context.tsx';
import { CsvLink } from './csv-link.tsx';
import type { Period } from './report-period.ts';
import { severityOf, tierOf } from './report-words.ts';

/** How many answers were in time, by clock, tier and severity. */
export function AttainmentCard({ report, period }: { report: DeskReport; period: Period }): ReactNode {
  const t = useTexts(deskReportTexts);
  return (
    <Card
      title={t.attainmentTitle}
      description={t.attainmentText}
      actions={<CsvLink table="attainment" name={t.attainmentTitle} period={period} />}
      isFlush
    >
      <Table
        label={t.attainmentText}
        columns={useColumns()}
        rows={report.attainment}
        rowKey={({ clock, responseRow, queue, severity, kind }) =>
          [clock, responseRow, queue, severity, kind].join(' ')
        }
        empty={<p className="px-4 py-3 text-quiet">{t.none}</p>}
      />
    </Card>
  );
}

function useColumns(): Column<Attainment>[] {
  const t = useTexts(deskReportTexts);
  const words = useTexts(deskWords);
  const format = useFormat();
  return [
    { id: 'clock', header: t.clock, isMain: true, cell: ({ clock }) => words.clocks[clock] },
    { id: 'tier', header: t.tier, cell: (line) => tierOf(line, words) },
    { id: 'severity', header: t.severity, cell: (line) => severityOf(line, words, t) },
    { id: 'kind', header: t.kind, cell: ({ kind }) => t.kinds[kind] },
    { id: 'met', header: t.met, align: 'end', cell: ({ met }) => format.number(met) },
    { id: 'breached', header: t.breached, align: 'end', cell: ({ breached }) => format.number(breached) },
    {
      id: 'share',
      header: t.share,
      align: 'end',
      cell: ({ share }) => (share === null ? '–' : format.percent(share, 1)),
    },
  ];
}
