import type { StatusIncident, StatusMaintenance } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useLanguage, useTexts } from '../../app/language.ts';
import { operationTexts } from '../../texts/operations.ts';
import { Badge } from '../../ui/badge.tsx';
import { useNow } from '../../ui/now.ts';
import { RelativeTime, TimeRange } from '../../ui/time.tsx';
import { useUi } from '../../ui/ui-context.tsx';
import { incidentPath, maintenancePath } from './event-path.ts';
import { ImpactBadge } from './impact-badge.tsx';
import { MaintenanceBadge } from './maintenance-badge.tsx';
import { noticeWords } from './notice-words.ts';

/** Incidents, each with what was told last. */
export function IncidentLines({ incidents }: { incidents: StatusIncident[] }): ReactNode {
  const t = useTexts(operationTexts);
  const language = useLanguage();
  const { Link } = useUi();
  return (
    <ul className="flex flex-col gap-4">
      {incidents.map(({ id, title, status, impact, startedAt, updates }) => (
        <li key={id} className="flex min-w-0 flex-col gap-1">
          <div className="flex flex-wrap items-center gap-2">
            <Link href={incidentPath(id)} className="font-semibold text-accent">
              {title[language]}
            </Link>
            <ImpactBadge impact={impact} />
            <Badge>{t.incidentStatuses[status]}</Badge>
          </div>
          <p className="line-clamp-3 whitespace-pre-line">{updates[0]?.body[language]}</p>
          <p className="text-xs text-quiet">
            {t.began} <RelativeTime value={startedAt} withAbsolute />
          </p>
        </li>
      ))}
    </ul>
  );
}

/** Maintenance with its window, and whether its time counts. */
export function MaintenanceLines({ maintenances }: { maintenances: StatusMaintenance[] }): ReactNode {
  const t = useTexts(operationTexts);
  const language = useLanguage();
  const now = useNow();
  const { Link } = useUi();
  return (
    <ul className="flex flex-col gap-4">
      {maintenances.map(({ id, title, status, scheduledFor, scheduledUntil, isExcluded }) => (
        <li key={id} className="flex min-w-0 flex-col gap-1">
          <div className="flex flex-wrap items-center gap-2">
            <Link href={maintenancePath(id)} className="font-semibold text-accent">
              {title[language]}
            </Link>
            <MaintenanceBadge status={status} />
          </div>
          <p>
            <TimeRange from={scheduledFor} to={scheduledUntil} />
          </p>
          <p className="text-quiet">{noticeWords({ isExcluded, scheduledFor }, t.notice, now)}</p>
        </li>
      ))}
    </ul>
  );
}
