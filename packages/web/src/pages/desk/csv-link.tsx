import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { SaveButton } from '../../app/save-button.tsx';
import { deskReportTexts } from '../../texts/desk-reports.ts';
import { csvPath, type Period } from './report-period.ts';

/** Fetches a table of the report as CSV. */
export function CsvLink(props: { table: string; name: string; period: Period }): ReactNode {
  const t = useTexts(deskReportTexts);
  return (
    <SaveButton size="small" href={csvPath(props.table, props.period)} aria-label={t.csvOf(props.name)}>
      {t.csv}
    </SaveButton>
  );
}
