import type { StatusIncident, StatusMaintenance } from '@codepushgo/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api } from '../../app/api.ts';
import { useLanguage, useTexts } from '../../app/language.ts';
import { rowsOf } from '../../app/rows-of.ts';
import { useUrlParams } from '../../app/search.ts';
import { Section } from '../../app/section.tsx';
import { operationTexts } from '../../texts/operations.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Table } from '../../ui/table.tsx';
import type { Column } from '../../ui/table-types.ts';
import { Time } from '../../ui/time.tsx';
import { useFormat } from '../../ui/ui-context.tsx';
import { incidentPath, maintenancePath } from './event-path.ts';
import { ImpactBadge } from './impact-badge.tsx';
import { MaintenanceBadge } from './maintenance-badge.tsx';
import { OperationsFrame } from './operations-frame.tsx';

const LIMIT = 20;

/** `/admin/status/history`: all that was told before. */
export function HistoryPage(): ReactNode {
  return (
    <OperationsFrame part="history">
      <div className="flex flex-col gap-6">
        <Incidents />
        <Maintenances />
      </div>
    </OperationsFrame>
  );
}

function Incidents(): ReactNode {
  const t = useTexts(operationTexts);
  const params = useUrlParams();
  const input = { limit: LIMIT, cursor: params.values['i.after'] };
  const query = useQuery(
    api.operations.listIncidents.queryOptions({ input, placeholderData: keepPreviousData }),
  );
  return (
    <Section title={t.incidentsBefore}>
      <Table
        label={t.incidentsBefore}
        columns={useIncidentColumns()}
        {...rowsOf(query)}
        rowKey={({ id }) => id}
        rowHref={({ id }) => incidentPath(id)}
        params={params}
        prefix="i"
        empty={
          <EmptyState icon="history" title={t.noHistory}>
            {t.noHistoryText}
          </EmptyState>
        }
      />
    </Section>
  );
}

function useIncidentColumns(): Column<StatusIncident>[] {
  const t = useTexts(operationTexts);
  const language = useLanguage();
  const format = useFormat();
  return [
    { id: 'title', header: t.incident, isMain: true, cell: ({ title }) => title[language] },
    { id: 'impact', header: t.impact, cell: ({ impact }) => <ImpactBadge impact={impact} /> },
    { id: 'status', header: t.status, cell: ({ status }) => t.incidentStatuses[status] },
    { id: 'began', header: t.began, cell: ({ startedAt }) => <Time value={startedAt} /> },
    {
      id: 'lasted',
      header: t.lasted,
      align: 'end',
      cell: ({ startedAt, resolvedAt }) =>
        resolvedAt ? format.duration(Date.parse(resolvedAt) - Date.parse(startedAt)) : '–',
    },
  ];
}

function Maintenances(): ReactNode {
  const t = useTexts(operationTexts);
  const params = useUrlParams();
  const input = { limit: LIMIT, cursor: params.values['m.after'] };
  const query = useQuery(
    api.operations.listMaintenances.queryOptions({ input, placeholderData: keepPreviousData }),
  );
  return (
    <Section title={t.maintenancesBefore}>
      <Table
        label={t.maintenancesBefore}
        columns={useMaintenanceColumns()}
        {...rowsOf(query)}
        rowKey={({ id }) => id}
        rowHref={({ id }) => maintenancePath(id)}
        params={params}
        prefix="m"
        empty={<EmptyState icon="clock" title={t.noMaintenances} />}
      />
    </Section>
  );
}

function useMaintenanceColumns(): Column<StatusMaintenance>[] {
  const t = useTexts(operationTexts);
  const language = useLanguage();
  return [
    { id: 'title', header: t.maintenance, isMain: true, cell: ({ title }) => title[language] },
    { id: 'status', header: t.status, cell: ({ status }) => <MaintenanceBadge status={status} /> },
    { id: 'from', header: t.from, cell: ({ scheduledFor }) => <Time value={scheduledFor} /> },
    { id: 'to', header: t.to, cell: ({ scheduledUntil }) => <Time value={scheduledUntil} /> },
  ];
}
