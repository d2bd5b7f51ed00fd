import type { CheckFigures, IncidentChecks } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useLanguage, useTexts } from '../../app/language.ts';
import { Section } from '../../app/section.tsx';
import { failedCheckTexts } from '../../texts/failed-checks.ts';
import { Table } from '../../ui/table.tsx';
import type { Column } from '../../ui/table-types.ts';
import { Time } from '../../ui/time.tsx';
import { useFormat } from '../../ui/ui-context.tsx';

/** What each incident did to the organisation. */
export function IncidentChecksTable({ incidents }: { incidents: IncidentChecks[] }): ReactNode {
  const t = useTexts(failedCheckTexts);
  const language = useLanguage();
  const format = useFormat();
  const failed = (figures: CheckFigures, of: 'checks' | 'downloads'): string => {
    const [all, bad] = [figures[of], figures[of === 'checks' ? 'failedChecks' : 'failedDownloads']];
    return all === null || bad === null ? t.notMeasured : t.failedOf(format.number(bad), format.number(all));
  };
  const columns: Column<IncidentChecks>[] = [
    { id: 'title', header: t.incident, isMain: true, cell: ({ title }) => title[language] },
    {
      id: 'began',
      header: t.began,
      className: 'whitespace-nowrap',
      cell: ({ startedAt }) => <Time value={startedAt} />,
    },
    {
      id: 'ended',
      className: 'whitespace-nowrap',
      header: t.ended,
      cell: ({ resolvedAt }) => (resolvedAt === null ? t.stillOpen : <Time value={resolvedAt} />),
    },
    { id: 'checks', header: t.checks, align: 'end', cell: ({ figures }) => failed(figures, 'checks') },
    {
      id: 'downloads',
      header: t.downloads,
      align: 'end',
      cell: ({ figures }) => failed(figures, 'downloads'),
    },
    {
      id: 'unmeasured',
      header: t.unmeasured,
      align: 'end',
      cell: ({ figures }) => t.minutes(format.number(figures.unmeasuredMinutes)),
    },
  ];
  return (
    <Section title={t.incidents} description={t.incidentsText}>
      <Table
        label={t.incidents}
        columns={columns}
        rows={incidents}
        rowKey={({ id }) => id}
        empty={<p className="px-4 py-3 text-quiet">{t.noIncidents}</p>}
      />
    </Section>
  );
}
