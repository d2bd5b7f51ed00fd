import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { deskReportTexts } from '../../texts/desk-reports.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { csvPath, type Period } from './report-period.ts';

/** Fetches a table of the report as CSV. */
export function CsvLink(props: { table: string; name: string; period: Period }): ReactNode {
  const t = useTexts(deskReportTexts);
  return (
    <ButtonLink
      size="small"
      icon="download"
      href={csvPath(props.table, props.period)}
      download
      aria-label={t.csvOf(props.name)}
    >
      {t.csv}
    </ButtonLink>
  );
}
