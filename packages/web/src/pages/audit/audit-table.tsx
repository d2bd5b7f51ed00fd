import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { AuditEntry } from '@codepushgo/contract';
import { useState, type ReactNode } from 'react';
import { api } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { rowsOf } from '../../app/rows-of.ts';
import { useUrlParams } from '../../app/search.ts';
import { auditTexts } from '../../texts/audit.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Table } from '../../ui/table.tsx';
import { useUi } from '../../ui/ui-context.tsx';
import { startOfDay } from './start-of-day.ts';
import { AuditDrawer } from './audit-drawer.tsx';
import { useAuditColumns } from './audit-columns.tsx';
import { useAuditFilters } from './audit-filters.ts';

/** The log with its filters, all of them in the address. */
export function AuditTable({ org }: { org: string }): ReactNode {
  const t = useTexts(auditTexts);
  const { timeZone } = useUi();
  const params = useUrlParams();
  const { actor, action, target, from, to, after: cursor } = params.values;
  const [shown, show] = useState<AuditEntry | null>(null);
  const input = {
    org,
    cursor,
    actor,
    action,
    target,
    from: startOfDay(from, timeZone),
    // The last day counts whole.
    to: startOfDay(to, timeZone, 1),
  };
  const query = useQuery(
    api.organisations.listAudit.queryOptions({ input, placeholderData: keepPreviousData }),
  );
  return (
    <>
      <Table
        label={t.list}
        columns={useAuditColumns()}
        {...rowsOf(query)}
        rowKey={({ id }) => id}
        rowActions={(entry) => (
          <Button size="small" onClick={() => show(entry)}>
            {t.details}
            <span className="sr-only"> {entry.action}</span>
          </Button>
        )}
        filters={useAuditFilters(org, params.values)}
        params={params}
        skeletonRows={10}
        empty={
          <EmptyState level={2} icon="history" title={t.none}>
            {t.noneText}
          </EmptyState>
        }
      />
      {shown && <AuditDrawer entry={shown} onClose={() => show(null)} />}
    </>
  );
}
