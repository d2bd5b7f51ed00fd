import { useQuery } from '@tanstack/react-query';
import type { IncidentChecks } from '@codepushgo/contract';
import { useState, type ReactNode } from 'react';
import { api } from '../../app/api.ts';
import { useLanguage, useTexts } from '../../app/language.ts';
import { faultOf } from '../../app/faults.ts';
import { useUrlParams } from '../../app/search.ts';
import { Section } from '../../app/section.tsx';
import { failedCheckTexts } from '../../texts/failed-checks.ts';
import { Badge } from '../../ui/badge.tsx';
import { Table } from '../../ui/table.tsx';
import type { Column, Filter } from '../../ui/table-types.ts';
import { Time } from '../../ui/time.tsx';
import { useFormat } from '../../ui/ui-context.tsx';
import { chosenSpan } from './chosen-span.ts';
import { joinMinutes, type Stretch } from './join-minutes.ts';

/** Minute by minute, minutes alike as one line: during an incident, or lately. */
export function MinuteSection({ org, incidents }: { org: string; incidents: IncidentChecks[] }): ReactNode {
  const t = useTexts(failedCheckTexts);
  const language = useLanguage();
  const params = useUrlParams();
  // It stands still while the page is open: each moment would be another question.
  const [nowMs] = useState(() => Date.now());
  const { isCapped, ...span } = chosenSpan(params.values['span'], incidents, nowMs);
  const query = useQuery(api.failedChecks.list.queryOptions({ input: { org, ...span } }));
  const choice: Filter = {
    kind: 'choice',
    name: 'span',
    label: t.span,
    anyLabel: t.lastHour,
    choices: [
      { value: 'day', label: t.lastDay },
      ...incidents.map(({ id, title }) => ({ value: id, label: t.whole(title[language]) })),
    ],
  };
  return (
    <Section title={t.minuteByMinute} description={isCapped ? `${t.rule} ${t.capped}` : t.rule}>
      <Table
        label={t.minuteByMinute}
        columns={useColumns()}
        rows={query.data && joinMinutes(query.data.minutes)}
        isBusy={query.isPlaceholderData}
        error={faultOf(query)}
        onRetry={() => void query.refetch()}
        rowKey={({ fromMs }) => String(fromMs)}
        filters={[choice]}
        params={params}
        empty={<p className="px-4 py-3 text-quiet">{t.noMinutes}</p>}
      />
    </Section>
  );
}

function useColumns(): Column<Stretch>[] {
  const t = useTexts(failedCheckTexts);
  const format = useFormat();
  const failed = (bad: number, all: number, { state }: Stretch): string =>
    state === 'unmeasured' ? t.notMeasured : t.failedOf(format.number(bad), format.number(all));
  return [
    {
      id: 'time',
      header: t.time,
      isMain: true,
      cell: ({ fromMs, minutes }) => (
        <>
          <Time value={fromMs} /> · {t.minutes(format.number(minutes))}
        </>
      ),
    },
    {
      id: 'state',
      header: t.state,
      cell: ({ state, failedChecks, failedDownloads }) => {
        if (state === 'fine') return <Badge tone="good">{t.states.fine}</Badge>;
        if (state === 'unmeasured') return <Badge>{t.states.unmeasured}</Badge>;
        return <Badge tone="bad">{t.states.failed(format.number(failedChecks + failedDownloads))}</Badge>;
      },
    },
    {
      id: 'checks',
      header: t.checks,
      align: 'end',
      cell: (row) => failed(row.failedChecks, row.checks, row),
    },
    {
      id: 'downloads',
      header: t.downloads,
      align: 'end',
      cell: (row) => failed(row.failedDownloads, row.downloads, row),
    },
  ];
}
