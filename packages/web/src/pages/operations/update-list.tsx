import type { StatusIncident, StatusMaintenance } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useLanguage, useTexts } from '../../app/language.ts';
import { operationActTexts } from '../../texts/operation-acts.ts';
import { operationTexts } from '../../texts/operations.ts';
import { Badge } from '../../ui/badge.tsx';
import { IconButton } from '../../ui/button.tsx';
import { Time } from '../../ui/time.tsx';
import { ComponentState } from './component-state.tsx';
import { useNamesOf } from './incident-facts.tsx';

type Update = StatusIncident['updates'][number] | StatusMaintenance['updates'][number];

/** What was told, the newest first, with what it changed and whether subscribers heard of it. */
export function UpdateList(props: {
  label: string;
  updates: Update[];
  /** Words of the statuses. */
  statuses: Record<string, string>;
  onEdit?: (update: string) => void;
}): ReactNode {
  const { label, updates, statuses, onEdit } = props;
  const t = useTexts(operationActTexts);
  return (
    <ol aria-label={label} aria-live="polite" className="flex flex-col divide-y divide-line">
      {updates.map((update) => (
        <li key={update.id} className="flex min-w-0 items-start gap-2 py-3 first:pt-0 last:pb-0">
          <div className="min-w-0 flex-1">
            <Entry update={update} status={statuses[update.status] ?? update.status} />
          </div>
          {onEdit && (
            <IconButton icon="pencil" size="small" label={t.editUpdate} onClick={() => onEdit(update.id)} />
          )}
        </li>
      ))}
    </ol>
  );
}

function Entry({ update, status }: { update: Update; status: string }): ReactNode {
  const t = useTexts(operationTexts);
  const language = useLanguage();
  const { body, createdAt, displayAt, affected, isDelivered, isHuman } = update;
  return (
    <>
      <p className="font-semibold">{status}</p>
      <p className="whitespace-pre-line wrap-anywhere">{body[language]}</p>
      {affected && (
        <ul className="mt-1 flex flex-wrap gap-x-4 gap-y-1">
          {affected.map(({ componentId, newState }) => (
            <li key={componentId} className="flex flex-wrap gap-1.5">
              <ComponentName id={componentId} />
              <ComponentState state={newState} />
            </li>
          ))}
        </ul>
      )}
      <p className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-1 text-xs text-quiet">
        <Time value={displayAt} withUtc />
        <span>{isDelivered ? t.told : t.notTold}</span>
        {!isHuman && <Badge>{t.byMachine}</Badge>}
        {displayAt.slice(0, 16) < createdAt.slice(0, 16) && <Badge tone="info">{t.backfilled}</Badge>}
      </p>
    </>
  );
}

function ComponentName({ id }: { id: string }): ReactNode {
  return <span>{useNamesOf([id])}</span>;
}
