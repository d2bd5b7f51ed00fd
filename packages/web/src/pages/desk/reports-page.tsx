import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { Loaded } from '../../app/loaded.tsx';
import { useUrlParams } from '../../app/search.ts';
import { deskReportTexts } from '../../texts/desk-reports.ts';
import { deskTexts } from '../../texts/desk.ts';
import { deskWords } from '../../texts/desk-words.ts';
import { FilterBar } from '../../ui/filter-bar.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { AttainmentCard } from './attainment-card.tsx';
import { BacklogCards } from './backlog-cards.tsx';
import { choicesOf } from './choices-of.ts';
import { DaysCard } from './days-card.tsx';
import { DeskFrame } from './desk-frame.tsx';
import { ReportTiles } from './report-tiles.tsx';
import { usePeriod } from './report-period.ts';
import { TimesCard } from './times-card.tsx';

/** `/desk/reports`: how the desk did in a period. */
export function ReportsPage(): ReactNode {
  const t = useTexts(deskReportTexts);
  const { partNames } = useTexts(deskTexts);
  const period = usePeriod();
  const query = useQuery(
    api.desk.report.queryOptions({ input: period, placeholderData: keepPreviousData, staleTime: 60_000 }),
  );
  return (
    <DeskFrame title={partNames.reports} description={t.intro} actions={<Filters />}>
      <Loaded query={query} skeleton={<Skeleton lines={12} />}>
        {(report) => (
          <div className="flex flex-col gap-4">
            <ReportTiles report={report} />
            <DaysCard report={report} period={period} />
            <AttainmentCard report={report} period={period} />
            <TimesCard report={report} period={period} />
            <BacklogCards report={report} period={period} />
          </div>
        )}
      </Loaded>
    </DeskFrame>
  );
}

function Filters(): ReactNode {
  const t = useTexts(deskReportTexts);
  const desk = useTexts(deskTexts);
  const words = useTexts(deskWords);
  const { values, set } = useUrlParams();
  const { from, to } = usePeriod();
  const shown: Record<string, string> = { from, to, queue: values['queue'] ?? '' };
  const names = ['from', 'to', 'queue'];
  return (
    <FilterBar
      label={t.period}
      filters={[
        { kind: 'day', name: 'from', label: t.from },
        { kind: 'day', name: 'to', label: t.to },
        { kind: 'choice', name: 'queue', label: desk.queueFilter, choices: choicesOf(words.queues) },
      ]}
      valueOf={(name) => shown[name] ?? ''}
      onChange={set}
      isFiltered={names.some((name) => values[name])}
      onClear={() => set({ from: undefined, to: undefined, queue: undefined })}
    />
  );
}
