import type { DeskReport } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { deskReportTexts } from '../../texts/desk-reports.ts';
import { deskWords } from '../../texts/desk-words.ts';
import { BarList } from '../../ui/bar-list.tsx';
import { Card } from '../../ui/card.tsx';
import { useFormat } from '../../ui/ui-context.tsx';
import { CsvLink } from './csv-link.tsx';
import type { Period } from './report-period.ts';

/** What is open at the end of the period: how old, and in which queues. */
export function BacklogCards({ report, period }: { report: DeskReport; period: Period }): ReactNode {
  const t = useTexts(deskReportTexts);
  const words = useTexts(deskWords);
  const format = useFormat();
  const { ages, queues } = report.backlog;
  const ageOf = (days: number | null): string =>
    days === null ? t.older : days === 1 ? t.underOne : t.under(format.number(days));
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4 xl:grid-cols-2">
      <Card title={t.ages} actions={<CsvLink table="backlog" name={t.ages} period={period} />}>
        <BarList
          label={t.ages}
          bars={ages.map(({ underDays, tickets }) => ({
            id: String(underDays),
            label: ageOf(underDays),
            value: tickets,
          }))}
        />
      </Card>
      <Card title={t.byQueue} actions={<CsvLink table="summary" name={t.summary} period={period} />}>
        <BarList
          label={t.byQueue}
          bars={queues.map(({ queue, tickets, waitsForCustomer }) => ({
            id: queue,
            label: words.queues[queue],
            value: tickets,
            text: [
              format.number(tickets),
              ...(waitsForCustomer > 0 ? [t.waits(format.number(waitsForCustomer))] : []),
            ].join(' · '),
            href: `/desk?queue=${queue}`,
          }))}
        />
      </Card>
    </div>
  );
}
