import type { StatusIncident } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useLanguage, useTexts } from '../../app/language.ts';
import { operationTexts } from '../../texts/operations.ts';
import { Card } from '../../ui/card.tsx';
import { CopyableId } from '../../ui/copyable-id.tsx';
import { KeyValues } from '../../ui/key-values.tsx';
import { Time } from '../../ui/time.tsx';
import { useFormat } from '../../ui/ui-context.tsx';
import { useStatusNow } from './use-status-now.ts';

/** When an incident began and ended, what it touches, and who opened it. */
export function IncidentFacts({ incident }: { incident: StatusIncident }): ReactNode {
  const t = useTexts(operationTexts);
  const format = useFormat();
  const { id, startedAt, monitoringAt, resolvedAt, origin, isBackfilled, componentIds } = incident;
  return (
    <Card title={t.facts} footer={isBackfilled ? t.backfilled : undefined}>
      <KeyValues
        items={[
          { label: t.incident, value: <CopyableId value={id} label={t.incident} length={0} /> },
          { label: t.began, value: <Time value={startedAt} withUtc /> },
          { label: t.monitoringAt, value: monitoringAt && <Time value={monitoringAt} withUtc /> },
          { label: t.resolvedAt, value: resolvedAt && <Time value={resolvedAt} withUtc /> },
          {
            label: t.lasted,
            value: resolvedAt && format.duration(Date.parse(resolvedAt) - Date.parse(startedAt)),
          },
          { label: t.affected, value: useNamesOf(componentIds) },
          { label: t.origin, value: t.origins[origin] },
        ]}
      />
    </Card>
  );
}

/** The names of components by id, in the reader's language. */
export function useNamesOf(ids: string[]): string | null {
  const language = useLanguage();
  const components = useStatusNow().data?.components ?? [];
  const names = ids.map((id) => components.find((one) => one.id === id)?.name[language] ?? id);
  return names.length === 0 ? null : names.join(', ');
}
