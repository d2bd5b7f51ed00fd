import type { DeskReport } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { deskReportTexts } from '../../texts/desk-reports.ts';
import { Card } from '../../ui/card.tsx';
import { Chart } from '../../ui/chart.tsx';
import { CsvLink } from './csv-link.tsx';
import type { Period } from './report-period.ts';

/** What came in and what was solved, day by day, as a drawing or as a table. */
export function DaysCard({ report, period }: { report: DeskReport; period: Period }): ReactNode {
  const t = useTexts(deskReportTexts);
  const { days } = report;
  return (
    <Card>
      <Chart
        label={t.days}
        actions={<CsvLink table="days" name={t.days} period={period} />}
        times={days.map(({ day }) => Date.parse(day) / 1000)}
        areDays
        series={[
          { label: t.opened, values: days.map(({ opened }) => opened), kind: 'bars', tone: 'accent' },
          { label: t.solved, values: days.map(({ solved }) => solved), kind: 'line', tone: 'good' },
          { label: t.reopened, values: days.map(({ reopened }) => reopened), kind: 'line', tone: 'warning' },
        ]}
      />
    </Card>
  );
}
