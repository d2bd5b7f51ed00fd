import type { TicketDetail } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useUi } from '../ui/ui-context.tsx';
import { useLanguage } from './language.ts';

/** The incidents that a ticket is linked to, each with the way to the status site. */
export function IncidentLinks({ incidents }: Pick<TicketDetail, 'incidents'>): ReactNode {
  const language = useLanguage();
  const { Link } = useUi();
  return (
    <ul>
      {incidents.map(({ id, title, url }) => {
        const name = title?.[language] ?? id;
        return (
          <li key={id} className="wrap-anywhere">
            {url ? (
              <Link href={url} target="_blank" className="text-accent">
                {name}
              </Link>
            ) : (
              name
            )}
          </li>
        );
      })}
    </ul>
  );
}
