import type { DeskReport, ResponseTimes } from '@codepushgo/contract';
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

/** How long answers took, as percentiles. */
export function TimesCard({ report, period }: { report: DeskReport; period: Period }): ReactNode {
  const t = useTexts(deskReportTexts);
  return (
    <Card
      title={t.times}
      description={t.timesText}
      actions={<CsvLink table="response-times" name={t.times} period={period} />}
      isFlush
    >
      <Table
        label={t.timesText}
        columns={useColumns()}
        rows={report.responseTimes}
        rowKey={({ clock, responseRow, queue, severity }) => [clock, responseRow, queue, severity].join(' ')}
        empty={<p className="px-4 py-3 text-quiet">{t.noneGiven}</p>}
      />
    </Card>
  );
}

type Measure = 'p50' | 'p75' | 'p90' | 'p95' | 'p99' | 'longest';

function useColumns(): Column<ResponseTimes>[] {
  const t = useTexts(deskReportTexts);
  const words = useTexts(deskWords);
  const format = useFormat();
  // Automation answers in no time; the desk counts in minutes.
  const time = (seconds: number): string =>
    seconds < 60 ? `< ${format.duration(60_000)}` : format.duration(Math.round(seconds / 60) * 60_000);
  const measure = (id: Measure, header: string): Column<ResponseTimes> => ({
    id,
    header,
    align: 'end',
    className: 'whitespace-nowrap',
    cell: ({ [id]: seconds }) => (seconds === null ? '–' : time(seconds)),
  });
  return [
    { id: 'clock', header: t.clock, isMain: true, cell: ({ clock }) => words.clocks[clock] },
    { id: 'tier', header: t.tier, cell: (line) => tierOf(line, words) },
    { id: 'severity', header: t.severity, cell: (line) => severityOf(line, words, t) },
    { id: 'answers', header: t.answers, align: 'end', cell: ({ answers }) => format.number(answers) },
    ...(['p50', 'p75', 'p90', 'p95', 'p99'] as const).map((id) => measure(id, id)),
    measure('longest', t.longest),
  ];
}
